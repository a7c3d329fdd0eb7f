package io.doudi.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Signs in by name and password. What was wrong, a name, a password or too many, is not told. */
@ApplicationScoped
class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final FailedSignIns failures;

    SignIn(Accounts accounts, Passwords passwords, FailedSignIns failures) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
    }

    /** The rights of whoever has that name and password. */
    Optional<Rights> rights(String name, String password) {
        if (failures.isLocked(name)) {
            return Optional.empty();
        }
        Optional<AccountEntity> account = accounts.named(name);
        if (!passwords.match(password, account.map(known -> known.passwordHash))) {
            failures.add(name);
            return Optional.empty();
        }
        failures.forget(name);
        return account.map(AccountEntity::rights);
    }
}
