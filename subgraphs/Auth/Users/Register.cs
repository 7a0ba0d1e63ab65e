using Octomart.AuthSubgraph.Mail;
using Octomart.AuthSubgraph.Passwords;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Users;

/// <summary>Who wants an account.</summary>
/// <param name="Email">Where the link is sent.</param>
/// <param name="Password">At least 10 characters.</param>
/// <param name="DisplayName">As others will see the person.</param>
public sealed record RegisterInput(string Email, string Password, string DisplayName);

/// <summary>That the registration was taken. Whether the address has an account already is told to its owner only, by mail.</summary>
/// <param name="UserErrors">Empty on success.</param>
public sealed record RegisterPayload(IReadOnlyList<AuthError> UserErrors);

[MutationRoot]
internal sealed class Register(
    IDocumentStore store, PasswordHasher passwords, PasswordPolicy policy, MailAllowances allowances, MailTokens tokens, TimeProvider clock)
{
    /// <summary>
    /// Asks for an account and mails a link that opens it. Answers alike, and as slowly, whether or not the address is taken; the owner of
    /// a taken address is told by mail.
    /// </summary>
    /// <param name="input">Who wants an account.</param>
    public async Task<RegisterPayload> RegisterAsync(RegisterInput input, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(input.Email);
        var displayName = DisplayNames.Parse(input.DisplayName);
        var errors = Check(input, email, displayName).ToList();
        if (email is null || displayName is null || errors.Count > 0)
        {
            return new RegisterPayload(errors);
        }

        var hash = await passwords.HashAsync(input.Password, cancellationToken);
        await WriteAsync(email.Value, displayName, hash, cancellationToken);
        return new RegisterPayload([]);
    }

    private IEnumerable<AuthError> Check(RegisterInput input, EmailAddress? email, string? displayName)
    {
        if (email is null)
        {
            yield return AuthError.Invalid("email", "This is no mail address.");
        }

        if (displayName is null)
        {
            yield return AuthError.Invalid("displayName", "A name has 1 to 80 characters.");
        }

        if (policy.Refuse(input.Password, email?.Normalized ?? "", displayName ?? "") is { } weakness)
        {
            yield return weakness;
        }
    }

    private async Task WriteAsync(EmailAddress email, string displayName, string hash, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await store.WriteAsync([email.Normalized], (work, token) => RegisterAsync(work, email, displayName, hash, token), cancellationToken);
                return;
            }
            catch (DuplicateKeyException)
            {
                // Another process registered the address at this very moment: now it is taken, which the next round sees.
            }
        }
    }

    private async Task RegisterAsync(
        IUnitOfWork work, EmailAddress email, string displayName, string hash, CancellationToken cancellationToken)
    {
        var mayMail = await allowances.TakeAsync(work, email.Normalized, cancellationToken);
        var known = await work.FindUserByEmailAsync(email.Normalized, cancellationToken);
        if (known is { IsVerified: true })
        {
            if (mayMail)
            {
                work.Publish(new RegistrationRepeated(known.Id, known.Email, known.DisplayName));
            }

            return;
        }

        // An address that nobody has proven is free: each registration gets a link of its own, and the one that is opened counts.
        var user = known is null
            ? new User
            {
                Id = OpaqueId.New("usr", clock),
                Email = email.Value,
                NormalizedEmail = email.Normalized,
                DisplayName = displayName,
                PasswordHash = hash,
                CreatedAt = clock.GetUtcNow(),
            }
            : known with { Email = email.Value, DisplayName = displayName, PasswordHash = hash };
        if (known is null)
        {
            work.Insert(user);
        }
        else
        {
            work.Update(user);
        }

        if (mayMail)
        {
            var (secret, stored) = tokens.ForVerification(user);
            work.Insert(stored);
            work.Publish(new EmailVerificationRequested(user.Id, user.Email, user.DisplayName, secret, stored.ExpiresAt));
        }
    }
}
