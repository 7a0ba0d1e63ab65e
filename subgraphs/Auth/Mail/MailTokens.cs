using Microsoft.Extensions.Options;
using Octomart.AuthSubgraph.Users;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.AuthSubgraph.Mail;

/// <summary>Makes the secrets that go into mails.</summary>
internal sealed class MailTokens(IOptions<MailTokenOptions> options, TimeProvider clock)
{
    public (string Secret, MailToken Stored) ForVerification(User user) => New(new MailToken
    {
        Id = "",
        Purpose = MailTokenPurpose.VerifyEmail,
        UserId = user.Id,
        PasswordHash = user.PasswordHash,
        DisplayName = user.DisplayName,
        ExpiresAt = clock.GetUtcNow() + options.Value.VerificationLifetime,
    });

    public (string Secret, MailToken Stored) ForReset(User user) => New(new MailToken
    {
        Id = "",
        Purpose = MailTokenPurpose.ResetPassword,
        UserId = user.Id,
        ExpiresAt = clock.GetUtcNow() + options.Value.ResetLifetime,
    });

    /// <summary>Makes all mailed tokens of the user worthless, except the one that is to be kept.</summary>
    public static async Task ForgetAsync(IUnitOfWork work, string userId, CancellationToken cancellationToken, string? exceptId = null)
    {
        foreach (var token in await work.ListAsync(new DocumentQuery<MailToken> { Where = token => token.UserId == userId }, cancellationToken))
        {
            if (token.Id != exceptId)
            {
                work.Delete(token);
            }
        }
    }

    private static (string Secret, MailToken Stored) New(MailToken template)
    {
        var secret = SecretToken.New();
        return (secret, template with { Id = MailToken.IdOf(secret) });
    }
}
