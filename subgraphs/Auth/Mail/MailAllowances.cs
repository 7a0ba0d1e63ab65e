using Microsoft.Extensions.Options;
using Octomart.Store;

namespace Octomart.AuthSubgraph.Mail;

/// <summary>
/// Keeps registration and password reset from being used to flood somebody's mailbox. It writes for every address, known or not, so
/// that an answer takes as long for both.
/// </summary>
internal sealed class MailAllowances(IOptions<MailTokenOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Counts a mail to this address; false when it has had its share.</summary>
    public async Task<bool> TakeAsync(IUnitOfWork work, string normalizedEmail, CancellationToken cancellationToken)
    {
        var id = OpaqueId.From("mal", normalizedEmail);
        var now = clock.GetUtcNow();
        switch (await work.FindAsync<MailAllowance>(id, cancellationToken))
        {
            case null:
                work.Insert(new MailAllowance { Id = id, Asked = 1, ExpiresAt = now + Day });
                return true;
            case var past when past.ExpiresAt <= now:
                work.Update(past with { Asked = 1, ExpiresAt = now + Day });
                return true;
            case var today:
                work.Update(today with { Asked = today.Asked + 1 });
                return today.Asked < options.Value.MaxMailsPerAddressAndDay;
        }
    }
}
