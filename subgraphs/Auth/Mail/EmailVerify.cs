using Octomart.AuthSubgraph.Users;
using Octomart.Contracts.Events;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Schema;

namespace Octomart.AuthSubgraph.Mail;

/// <summary>The proof that somebody reads the mail of an address.</summary>
/// <param name="Token">From the link in the mail.</param>
public sealed record EmailVerifyInput(string Token);

[MutationRoot]
internal sealed class EmailVerify(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Proves the address of an account, which may sign in from then on.</summary>
    /// <param name="input">The token from the mail.</param>
    public Task<AccountPayload> EmailVerifyAsync(EmailVerifyInput input, CancellationToken cancellationToken) =>
        store.WriteAsync(async (work, token) =>
        {
            var now = clock.GetUtcNow();
            if (await work.FindAsync<MailToken>(MailToken.IdOf(input.Token), token) is not { } mailed
                || !mailed.IsGoodFor(MailTokenPurpose.VerifyEmail, now)
                || await work.FindAsync<User>(mailed.UserId, token) is not { } user)
            {
                return AccountPayload.Refused(AuthError.TokenExpired("token"));
            }

            if (mailed.UsedAt is null)
            {
                user = user.Verify(now) with
                {
                    PasswordHash = mailed.PasswordHash ?? user.PasswordHash,
                    DisplayName = mailed.DisplayName ?? user.DisplayName,
                };
                work.Update(user);
                work.Update(mailed with { UsedAt = now });
                await MailTokens.ForgetAsync(work, user.Id, token, exceptId: mailed.Id);
                work.Publish(new UserVerified(user.Id, user.Email, user.DisplayName));
            }

            return AccountPayload.Done(user);
        }, cancellationToken);
}
