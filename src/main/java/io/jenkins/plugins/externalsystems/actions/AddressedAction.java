package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;

/** An action that sends e-mail: from whom and to whom. */
@Restricted(NoExternalUse.class)
public abstract class AddressedAction extends ConnectorAction {
    private static final long serialVersionUID = 1L;

    private String to;
    private String cc;
    private String bcc;
    private boolean toCommitters;
    private String from;
    private String replyTo;

    /** The parameters about sender and recipients, to which a subclass adds its own. */
    protected final ParameterMap addresses(ActionContext context) {
        List<String> recipients = recipients(context);
        return new ParameterMap(context)
                .value("to", recipients.isEmpty() ? null : recipients)
                .list("cc", cc)
                .list("bcc", bcc)
                .text("from", from)
                .list("reply_to", replyTo);
    }

    private List<String> recipients(ActionContext context) {
        List<String> recipients = new ArrayList<>();
        if (new ParameterMap(context).list("to", to).toMap().get("to") instanceof List<?> given) {
            given.forEach(address -> recipients.add(String.valueOf(address)));
        }
        if (toCommitters) {
            context.committerAddresses().stream()
                    .filter(address -> recipients.stream().noneMatch(known -> isOf(address, known)))
                    .forEach(recipients::add);
        }
        return recipients;
    }

    /** @param recipient an address, or a name and an address in angle brackets */
    private static boolean isOf(String address, String recipient) {
        return recipient.equalsIgnoreCase(address)
                || recipient.toLowerCase(Locale.ROOT).endsWith("<" + address.toLowerCase(Locale.ROOT) + ">");
    }

    /** Addresses, separated by commas; null for the connection's default recipients. */
    @CheckForNull
    public final String getTo() {
        return to;
    }

    @DataBoundSetter
    public final void setTo(@CheckForNull String to) {
        this.to = blankToNull(to);
    }

    /** Addresses of those who get a copy, separated by commas. */
    @CheckForNull
    public final String getCc() {
        return cc;
    }

    @DataBoundSetter
    public final void setCc(@CheckForNull String cc) {
        this.cc = blankToNull(cc);
    }

    /** Addresses of those who get a copy that nobody else sees, separated by commas. */
    @CheckForNull
    public final String getBcc() {
        return bcc;
    }

    @DataBoundSetter
    public final void setBcc(@CheckForNull String bcc) {
        this.bcc = blankToNull(bcc);
    }

    /** Whether those who wrote the build's commits get the message too. */
    public final boolean isToCommitters() {
        return toCommitters;
    }

    @DataBoundSetter
    public final void setToCommitters(boolean toCommitters) {
        this.toCommitters = toCommitters;
    }

    /** Sender; null for the connection's default sender. */
    @CheckForNull
    public final String getFrom() {
        return from;
    }

    @DataBoundSetter
    public final void setFrom(@CheckForNull String from) {
        this.from = blankToNull(from);
    }

    /** Where answers go, separated by commas; null for the sender. */
    @CheckForNull
    public final String getReplyTo() {
        return replyTo;
    }

    @DataBoundSetter
    public final void setReplyTo(@CheckForNull String replyTo) {
        this.replyTo = blankToNull(replyTo);
    }
}
