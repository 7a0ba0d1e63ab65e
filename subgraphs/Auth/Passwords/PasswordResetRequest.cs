using Octomart.AuthSubgraph.Mail;
using Octomart.AuthSubgraph.Users;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Passwords;

/// <summary>Whose password is to be reset.</summary>
/// <param name="Email">The account's mail address.</param>
public sealed record PasswordResetRequestInput(string Email);

/// <summary>That the request was taken. Whether the address has an account is told to its owner only, by mail.</summary>
/// <param name="UserErrors">Empty on success.</param>
public sealed record PasswordResetRequestPayload(IReadOnlyList<AuthError> UserErrors);

[MutationRoot]
internal sealed class PasswordResetRequest(IDocumentStore store, MailAllowances allowances, MailTokens tokens)
{
    /// <summary>Mails a link with which a new password can be set. Answers alike for every address.</summary>
    /// <param name="input">Whose password.</param>
    public async Task<PasswordResetRequestPayload> PasswordResetRequestAsync(
        PasswordResetRequestInput input, CancellationToken cancellationToken)
    {
        if (EmailAddress.Parse(input.Email) is not { } email)
        {
            return new PasswordResetRequestPayload([AuthError.Invalid("email", "This is no mail address.")]);
        }

        await store.WriteAsync([email.Normalized], async (work, token) =>
        {
            var mayMail = await allowances.TakeAsync(work, email.Normalized, token);
            if (mayMail && await work.FindUserByEmailAsync(email.Normalized, token) is { } user)
            {
                var (secret, stored) = tokens.ForReset(user);
                work.Insert(stored);
                work.Publish(new PasswordResetRequested(user.Id, user.Email, user.DisplayName, secret, stored.ExpiresAt));
            }
        }, cancellationToken);
        return new PasswordResetRequestPayload([]);
    }
}
