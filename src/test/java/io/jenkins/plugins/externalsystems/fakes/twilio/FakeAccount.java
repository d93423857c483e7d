package io.jenkins.plugins.externalsystems.fakes.twilio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** An account: its numbers, its services, what it may do. Safe for several threads. */
public final class FakeAccount {
    private final String sid = sid("AC");
    private final String authToken = UUID.randomUUID().toString().replace("-", "");
    private final Map<String, Set<String>> numbers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> services = new ConcurrentHashMap<>();
    private final Set<String> shortCodes = ConcurrentHashMap.newKeySet();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();
    private final Set<String> verified = ConcurrentHashMap.newKeySet();
    private final Set<String> countries = ConcurrentHashMap.newKeySet();
    private volatile String status = "active";
    private volatile boolean isTrial;
    private volatile boolean isTest;
    private volatile boolean hidesTexts;

    FakeAccount() {
        countries.addAll(Set.of("+1", "+44", "+49"));
    }

    /** A new SID of a kind. */
    static String sid(String kind) {
        return kind + UUID.randomUUID().toString().replace("-", "");
    }

    public String sid() {
        return sid;
    }

    public String authToken() {
        return authToken;
    }

    /** A number of the account. @param capabilities of {@code sms}, {@code mms}, {@code voice} */
    public void addNumber(String number, String... capabilities) {
        numbers.put(number, new TreeSet<>(Set.of(capabilities)));
    }

    public void addShortCode(String code) {
        shortCodes.add(code);
    }

    /** A messaging service. @param senders by list: phone_numbers, short_codes, alpha_senders @return its SID */
    public String addService(String name, Map<String, List<Map<String, Object>>> senders) {
        String service = sid("MG");
        Map<String, Object> data = new LinkedHashMap<>(senders);
        data.put("friendly_name", name);
        services.put(service, data);
        return service;
    }

    /** One who replied STOP. */
    public void stop(String number) {
        stopped.add(number);
    }

    /** The account's state: active, suspended or closed. */
    public void becomes(String newStatus) {
        status = newStatus;
    }

    /** A trial account sends to these only. */
    public void becomeTrial(String... verifiedNumbers) {
        isTrial = true;
        verified.addAll(List.of(verifiedNumbers));
    }

    /** The credentials are test credentials now. */
    public void becomeTest() {
        isTest = true;
    }

    /** The account keeps no texts. */
    public void hideTexts() {
        hidesTexts = true;
    }

    String status() {
        return status;
    }

    boolean isActive() {
        return status.equals("active");
    }

    boolean isTrial() {
        return isTrial;
    }

    boolean isTest() {
        return isTest;
    }

    boolean hidesTexts() {
        return hidesTexts;
    }

    boolean hasStopped(String number) {
        return stopped.contains(number);
    }

    boolean isVerified(String number) {
        return verified.contains(number);
    }

    boolean maySendTo(String number) {
        return countries.stream().anyMatch(number::startsWith);
    }

    /** Whether it may send SMS from there. */
    boolean mayUse(String sender) {
        return numbers.getOrDefault(sender, Set.of()).contains("sms")
                || shortCodes.contains(sender)
                || sender.matches("(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}");
    }

    Map<String, Set<String>> numbers() {
        return Map.copyOf(numbers);
    }

    Set<String> shortCodes() {
        return Set.copyOf(shortCodes);
    }

    /** Null for none. */
    Map<String, Object> service(String service) {
        return services.get(service);
    }
}
