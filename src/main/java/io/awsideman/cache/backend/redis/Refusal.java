package io.awsideman.cache.backend.redis;

/** Why a server refuses a command, by the first word of what it says. */
enum Refusal {
    ACCESS(
            "check the user and the password, and that its access control list allows what the documentation of the cache names",
            "NOAUTH",
            "WRONGPASS",
            "NOPERM"),
    MEMORY("give the server more memory, or a policy by which it evicts keys", "OOM"),
    ELSEWHERE("give the address of the node that has the keys of this prefix", "MOVED", "ASK", "CLUSTERDOWN"),
    REPLICA("give the address of the primary server", "READONLY"),
    PASSING("try again when the server has loaded its data", "LOADING", "TRYAGAIN", "BUSY"),
    OTHER("see the log of the server");

    private final String remedy;
    private final String[] words;

    Refusal(String remedy, String... words) {
        this.remedy = remedy;
        this.words = words;
    }

    static Refusal of(String message) {
        for (Refusal refusal : values()) {
            for (String word : refusal.words) {
                if (message.startsWith(word + " ")) {
                    return refusal;
                }
            }
        }
        return OTHER;
    }

    String remedy() {
        return remedy;
    }
}
