package io.doudi.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts. Passwords are kept as bcrypt hashes only. */
@ApplicationScoped
class Accounts implements PanacheRepositoryBase<AccountEntity, String> {

    private static final int PASSWORD_BYTES = 18;

    private final InstantSource clock;

    Accounts(InstantSource clock) {
        this.clock = clock;
    }

    /** Makes an account or gives it another password and other roles. */
    @Transactional
    void put(String name, String password, Collection<Role> roles) {
        AccountEntity account = findByIdOptional(name).orElseGet(() -> created(name));
        account.passwordHash = BcryptUtil.bcryptHash(password);
        account.roles = roles.stream().map(Role::code).sorted().toArray(String[]::new);
        persist(account);
    }

    /** The roles of whoever has that name and password. */
    @Transactional
    Optional<Set<Role>> roles(String name, char[] password) {
        return findByIdOptional(name)
                .filter(account -> BcryptUtil.matches(new String(password), account.passwordHash))
                .map(AccountEntity::roles);
    }

    /** Makes the first administrator; empty if there are accounts already. */
    @Transactional
    Optional<String> firstAdministrator() {
        if (count() > 0) {
            return Optional.empty();
        }
        String password = newPassword();
        put(Role.ADMIN.code(), password, List.of(Role.ADMIN));
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
