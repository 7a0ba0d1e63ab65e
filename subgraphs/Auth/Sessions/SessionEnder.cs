using Octomart.Store;

namespace Octomart.AuthSubgraph.Sessions;

/// <summary>Ends sessions. Access tokens that are out live on for their few minutes.</summary>
internal sealed class SessionEnder(TimeProvider clock)
{
    public void End(IUnitOfWork work, Session session)
    {
        if (session.EndedAt is null)
        {
            work.Update(session.End(clock.GetUtcNow()));
        }
    }

    public async Task EndAllAsync(IUnitOfWork work, string userId, CancellationToken cancellationToken)
    {
        var open = new DocumentQuery<Session> { Where = session => session.UserId == userId && session.EndedAt == null };
        foreach (var session in await work.ListAsync(open, cancellationToken))
        {
            End(work, session);
        }
    }
}
