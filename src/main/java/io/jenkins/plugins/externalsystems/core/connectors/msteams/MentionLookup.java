package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Whom a message mentions. Where Graph is there the team's members give names and ids, and people by e-mail address who are
 * no members are left out: Teams shifts the mentions of a card when one of them is unknown, and nobody's missing account may
 * keep a message back.
 */
final class MentionLookup {
    private static final int MOST = 50;

    private final Optional<TeamDirectory> directory;

    /** @param directory empty without Graph */
    MentionLookup(Optional<TeamDirectory> directory) {
        this.directory = directory;
    }

    /** @param needsObjectIds whether others than users with an object id are left out, with a warning */
    CompletionStage<List<Mention>> mentions(Arguments arguments, boolean needsObjectIds, CallContext context) {
        List<Mention> given = new ArrayList<>();
        arguments.texts("mentions").forEach(text -> given.add(Mention.parse(text, context)));
        List<Mention> guessed = new ArrayList<>();
        for (String address : arguments.texts("mention_emails")) {
            if (Mention.isUpn(address.strip())) {
                guessed.add(new Mention(address.strip(), address.strip()));
            } else {
                context.warn("'" + address + "' is no e-mail address, so nobody was mentioned for it.");
            }
        }
        if (given.size() + guessed.size() > MOST) {
            throw context.invalid("mentions", "and 'mention_emails' name more than " + MOST + " people");
        }
        boolean needsLook = !guessed.isEmpty()
                || given.stream()
                        .anyMatch(mention -> !mention.hasOwnName() || needsObjectIds && !mention.hasObjectId());
        Optional<String> team =
                directory.flatMap(known -> arguments.optionalText("team_id").or(known::defaultTeam));
        if (!needsLook || team.isEmpty()) {
            List<Mention> all = new ArrayList<>(given);
            all.addAll(guessed);
            return CompletableFuture.completedFuture(usable(all, needsObjectIds, context));
        }
        return directory.get().members(team.get(), context).handle((members, thrown) -> {
            if (thrown != null && !StageFailure.is(thrown, ErrorCode.PERMISSION_ERROR, ErrorCode.NOT_FOUND_ERROR)) {
                throw StageFailure.again(thrown);
            }
            if (thrown != null) {
                context.warn("People were not looked up: "
                        + StageFailure.cause(thrown).getMessage());
            }
            return usable(
                    found(given, guessed, thrown == null ? Optional.of(members) : Optional.empty(), context),
                    needsObjectIds,
                    context);
        });
    }

    private static List<Mention> found(
            List<Mention> given,
            List<Mention> guessed,
            Optional<List<Map<String, Object>>> members,
            CallContext context) {
        Map<String, Map<String, Object>> byKey = new LinkedHashMap<>();
        members.orElse(List.of()).forEach(member -> {
            byKey.put(key(member.get("id")), member);
            byKey.put(key(member.get("email")), member);
        });
        List<Mention> all = new ArrayList<>();
        for (Mention mention : given) {
            Map<String, Object> member = byKey.get(key(mention.id()));
            all.add(member == null ? mention : of(member, mention));
        }
        for (Mention mention : guessed) {
            Map<String, Object> member = byKey.get(key(mention.id()));
            if (member != null) {
                all.add(of(member, mention));
            } else if (members.isPresent()) {
                context.warn("The team has no member " + mention.id() + ", who was not mentioned.");
            } else {
                all.add(mention);
            }
        }
        return all;
    }

    private static Mention of(Map<String, Object> member, Mention mention) {
        String name = String.valueOf(member.get("name")).replaceAll("[<>]", "");
        return new Mention(
                String.valueOf(member.get("id")), mention.hasOwnName() || name.isBlank() ? mention.name() : name);
    }

    /** Each person once, and with Graph only those whom it knows. */
    private static List<Mention> usable(List<Mention> all, boolean needsObjectIds, CallContext context) {
        Map<String, Mention> once = new LinkedHashMap<>();
        for (Mention mention : all) {
            if (needsObjectIds && !mention.hasObjectId()) {
                context.warn(mention.id()
                        + " was not mentioned: Graph needs the user's object id, or that the team has"
                        + " the member.");
            } else {
                once.putIfAbsent(key(mention.id()), mention);
            }
        }
        return List.copyOf(once.values());
    }

    private static String key(Object id) {
        return String.valueOf(id).toLowerCase(Locale.ROOT);
    }
}
