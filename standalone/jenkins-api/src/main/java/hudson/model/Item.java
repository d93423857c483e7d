package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

public interface Item extends PersistenceRoot, AccessControlled, ModelObject {
    Permission CONFIGURE = Permission.CONFIGURE;
    Permission EXTENDED_READ = Permission.READ;

    ItemGroup<? extends Item> getParent();

    String getFullName();
}
