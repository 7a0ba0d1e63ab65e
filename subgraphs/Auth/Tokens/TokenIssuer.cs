using Octomart.AuthSubgraph.Memberships;
using Octomart.AuthSubgraph.Sessions;
using Octomart.AuthSubgraph.Users;
using Octomart.Store;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>Turns a session into tokens with the rights that its user has now.</summary>
internal sealed class TokenIssuer(IDocumentStore store, AccessTokens accessTokens)
{
    public async Task<TokensType> IssueAsync(OpenedSession opened, CancellationToken cancellationToken)
    {
        var userId = opened.User.Id;
        var memberships = await store.Set<Membership>().ListAsync(
            new DocumentQuery<Membership> { Where = membership => membership.UserId == userId && membership.IsActive }, cancellationToken);
        var user = opened.User.WithRole(Role.SellerMember, memberships.Count > 0);
        var sellerIds = memberships.Select(membership => membership.SellerId).ToList();
        var (token, expiresAt) = accessTokens.Create(user.Id, opened.SessionId, user.Roles, sellerIds);
        return new TokensType(token, opened.RefreshToken, expiresAt);
    }
}
