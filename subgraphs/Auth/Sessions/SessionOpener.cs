using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Octomart.AuthSubgraph.Tokens;
using Octomart.AuthSubgraph.Users;
using Octomart.Store;
using Octomart.SubgraphDefaults.Identity;

namespace Octomart.AuthSubgraph.Sessions;

/// <summary>Begins sessions.</summary>
internal sealed class SessionOpener(IOptions<TokenOptions> options, IHttpContextAccessor http, TimeProvider clock)
{
    private const int MaxDeviceLength = 200;

    public OpenedSession Open(IUnitOfWork work, User user)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = OpaqueId.New("ses", clock),
            UserId = user.Id,
            Device = Device(),
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + options.Value.RefreshTokenLifetime,
        };
        var token = SecretToken.New();
        work.Insert(session);
        work.Insert(new RefreshToken { Id = RefreshToken.IdOf(token), SessionId = session.Id, ExpiresAt = session.ExpiresAt });
        return new OpenedSession(user, session.Id, token);
    }

    private string? Device() => http.HttpContext?.Request.Headers[HeaderNames.UserAgent].ToString() is { Length: > 0 } agent
        ? agent[..Math.Min(agent.Length, MaxDeviceLength)]
        : null;
}
