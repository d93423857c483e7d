package io.jenkins.plugins.externalsystems.standalone.index;

import java.io.IOException;
import java.io.Writer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes {@code META-INF/services/annotations/<annotation>} for every annotation that is marked with
 * {@code org.jvnet.hudson.annotation_indexer.Indexed}: one binary class name a line, sorted. Jenkins finds symbols and
 * initializers through these files. The processor that writes them in the canonical build is not on Maven Central.
 */
@SupportedAnnotationTypes("*")
public final class AnnotationIndexProcessor extends AbstractProcessor {
    private static final String MARK = "org.jvnet.hudson.annotation_indexer.Indexed";
    private static final String FOLDER = "META-INF/services/annotations/";
    /** What the canonical build's processor, which is older than records, leaves out: both write the same files. */
    private static final Set<ElementKind> UNLISTED = EnumSet.of(ElementKind.RECORD, ElementKind.RECORD_COMPONENT);

    private final Map<String, Set<String>> users = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            if (isIndexed(annotation)) {
                Set<String> names = users.computeIfAbsent(binaryName(annotation), unused -> new TreeSet<>());
                round.getElementsAnnotatedWith(annotation).stream()
                        .filter(element -> !UNLISTED.contains(element.getKind()))
                        .forEach(element -> names.add(nameOf(element)));
            }
        }
        if (round.processingOver() && !round.errorRaised()) {
            users.forEach(this::write);
        }
        return false;
    }

    private static boolean isIndexed(TypeElement annotation) {
        return annotation.getAnnotationMirrors().stream()
                .anyMatch(mark -> mark.getAnnotationType().toString().equals(MARK));
    }

    private String nameOf(Element element) {
        if (element instanceof PackageElement inPackage) {
            return inPackage.getQualifiedName() + ".*";
        }
        Element type = element;
        while (!(type instanceof TypeElement)) {
            type = type.getEnclosingElement();
        }
        return binaryName((TypeElement) type);
    }

    private String binaryName(TypeElement type) {
        return processingEnv.getElementUtils().getBinaryName(type).toString();
    }

    private void write(String annotation, Set<String> names) {
        try (Writer index = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", FOLDER + annotation)
                .openWriter()) {
            for (String name : names) {
                index.write(name + "\n");
            }
        } catch (IOException unwritable) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "cannot write the index of " + annotation + ": " + unwritable);
        }
    }
}
