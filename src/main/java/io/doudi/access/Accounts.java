package io.doudi.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts. Passwords are kept as bcrypt hashes only. */
@ApplicationScoped
class Accounts implements PanacheRepositoryBase<AccountEntity, String> {

    private static final int PASSWORD_BYTES = 18;
    private static final Actor FIRST_START = new Actor("first-start", Set.of(), Regions.ALL);
    private static final Rights FIRST = new Rights(Set.of(Role.ADMIN), Regions.ALL);

    private final AccessTrail trail;
    private final InstantSource clock;

    Accounts(AccessTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** Makes an account or gives it another password and other rights. */
    @Transactional
    AccountEntity put(Actor actor, String name, String password, Rights rights) {
        actor.requireRegions(rights.regions());
        Optional<AccountEntity> before = findByIdOptional(name);
        before.ifPresent(known -> actor.requireRegions(known.rights().regions()));
        AccountEntity account = before.orElseGet(() -> created(name));
        account.passwordHash = BcryptUtil.bcryptHash(password);
        account.roles = rights.roleNames();
        account.regions = rights.regions().toArray();
        persist(account);
        trail.add(AccessEvent.Action.ACCOUNT_PUT, actor.name(), name, rights);
        return account;
    }

    /** The account of a name. */
    @Transactional
    Optional<AccountEntity> named(String name) {
        return findByIdOptional(name);
    }

    /** Makes the first administrator; empty if there are accounts already. */
    @Transactional
    Optional<String> firstAdministrator() {
        if (count() > 0) {
            return Optional.empty();
        }
        String password = newPassword();
        put(FIRST_START, Role.ADMIN.code(), password, FIRST);
        return Optional.of(password);
    }

    @Transactional
    List<AccountEntity> all() {
        return listAll(Sort.by("name"));
    }

    private AccountEntity created(String name) {
        AccountEntity account = new AccountEntity();
        account.name = name;
        account.createdAt = clock.instant();
        return account;
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
