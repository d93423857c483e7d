package hudson.scm;

import hudson.model.User;

/** Jenkins' class of this name. */
public abstract class ChangeLogSet<T extends ChangeLogSet.Entry> implements Iterable<T> {

    /** Jenkins' class of this name. */
    public abstract static class Entry {
        public abstract User getAuthor();

        public abstract String getMsg();

        public native String getCommitId();
    }
}
