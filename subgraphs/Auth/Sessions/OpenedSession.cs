using Octomart.AuthSubgraph.Users;

namespace Octomart.AuthSubgraph.Sessions;

/// <summary>A session that tokens may be issued for.</summary>
/// <param name="User">Whose.</param>
/// <param name="SessionId">Which.</param>
/// <param name="RefreshToken">The secret itself; only its hash is stored.</param>
internal sealed record OpenedSession(User User, string SessionId, string RefreshToken);
