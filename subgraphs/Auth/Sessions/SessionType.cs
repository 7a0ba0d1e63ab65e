using Octomart.SubgraphDefaults.Identity;

namespace Octomart.AuthSubgraph.Sessions;

/// <summary>Where somebody is signed in.</summary>
/// <param name="session">The session.</param>
public sealed class SessionType(Session session)
{
    /// <summary>Opaque; ends the session through sessionRevoke.</summary>
    public string Id => session.Id;

    /// <summary>What the client called itself.</summary>
    public string? Device => session.Device;

    /// <summary>When the person signed in.</summary>
    public DateTimeOffset CreatedAt => session.CreatedAt;

    /// <summary>When the session was last refreshed.</summary>
    public DateTimeOffset LastSeenAt => session.LastSeenAt;

    /// <summary>Whether this request belongs to it.</summary>
    public bool Current(Caller caller) => caller.SessionId == session.Id;
}
