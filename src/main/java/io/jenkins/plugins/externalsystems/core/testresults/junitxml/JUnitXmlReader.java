package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import io.jenkins.plugins.externalsystems.core.xml.HardenedXml;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads JUnit XML with the JDK's pull parser. Needs the same memory for a file of any size and form: see {@link ReportLimits}.
 * A file that is broken or hostile costs itself only: what was read before counts, and the answer says what is wrong with
 * it. Stateless, so that any number of threads may read with one object.
 */
public final class JUnitXmlReader {
    private static final int BEGINNING = 20;
    private static final String PARSERS_WORDS = "Message: ";

    /**
     * Reads one report. Ends early where the thread is interrupted, which stays so.
     *
     * @param file its name, which all sentences about it begin with
     * @param visitor gets each result as soon as it is complete
     * @return what was read, and what was wrong; there is no exception but those of the visitor
     */
    public ReportReading read(String file, ReportSource source, TestResultVisitor visitor) {
        ReadingNotes notes = new ReadingNotes(file);
        ReportParser parser = new ReportParser(visitor, notes);
        String problem = null;
        try (InputStream in = source.open();
                ReportText text = new ReportText(in, notes)) {
            problem = problemOf(text, parser);
        } catch (IOException unreadable) {
            problem = unreadable instanceof RefusedReportException
                    ? unreadable.getMessage()
                    : "cannot be read: " + SafeWords.of(String.valueOf(unreadable.getMessage()));
        }
        long read = parser.tally().total();
        if (problem != null) {
            String rest = read == 0 ? "" : "; the %,d test cases before that count".formatted(read);
            problem = file + " " + problem + rest;
        }
        ReportReading reading = new ReportReading(file, parser.tally().counts(), notes.sentences(), problem);
        visitor.report(reading);
        return reading;
    }

    /** Reads to the end. @return the rest of a sentence that begins with the file's name, null if all is well */
    @CheckForNull
    private static String problemOf(ReportText text, ReportParser parser) throws IOException {
        String beginning = text.beginning(BEGINNING);
        if (beginning.isEmpty()) {
            return "is empty";
        }
        if (beginning.charAt(0) != '<') {
            return "is not XML: it begins with '" + SafeWords.of(beginning) + "'";
        }
        XMLStreamReader reader = null;
        try {
            reader = HardenedXml.inputFactory(false).createXMLStreamReader(text);
            String problem = readAll(reader, text, parser);
            reader.close();
            return problem;
        } catch (XMLStreamException malformed) {
            return problemOf(malformed, reader, text, parser);
        }
    }

    @CheckForNull
    private static String readAll(XMLStreamReader reader, ReportText text, ReportParser parser)
            throws XMLStreamException, IOException {
        while (true) {
            switch (next(reader, text)) {
                case XMLStreamConstants.START_ELEMENT -> parser.start(reader);
                case XMLStreamConstants.END_ELEMENT -> parser.end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (parser.isInside()) {
                        parser.text(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                case XMLStreamConstants.DTD -> {
                    return "has a document type definition, which may make a small file huge or read other files";
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return null;
                }
                default -> {
                    // Comments, processing instructions and references to unknown entities say nothing.
                }
            }
        }
    }

    /** A parser's own mistake on a broken file is not the build's. */
    private static int next(XMLStreamReader reader, ReportText text) throws XMLStreamException {
        text.progress();
        try {
            return reader.next();
        } catch (RuntimeException mistake) {
            throw new XMLStreamException(mistake);
        }
    }

    private static String problemOf(
            XMLStreamException malformed, @CheckForNull XMLStreamReader reader, ReportText text, ReportParser parser)
            throws IOException {
        RefusedReportException refusal = text.refusal();
        if (refusal != null) {
            throw refusal;
        }
        if (malformed.getNestedException() instanceof IOException unreadable) {
            throw unreadable;
        }
        Location at = malformed.getLocation() != null
                ? malformed.getLocation()
                : reader == null ? null : reader.getLocation();
        String place = at == null || at.getLineNumber() < 1
                ? ""
                : " at line %,d, column %,d".formatted(at.getLineNumber(), at.getColumnNumber());
        return text.isExhausted() && parser.isInside()
                ? "is cut off" + place
                : "is not well-formed XML" + place + " (" + wordsOf(malformed) + ")";
    }

    private static String wordsOf(XMLStreamException malformed) {
        String words = String.valueOf(malformed.getMessage());
        int start = words.indexOf(PARSERS_WORDS);
        return SafeWords.sentence(start < 0 ? words : words.substring(start + PARSERS_WORDS.length()));
    }
}
