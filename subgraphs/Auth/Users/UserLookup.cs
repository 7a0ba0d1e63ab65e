using Octomart.Store;

namespace Octomart.AuthSubgraph.Users;

internal static class UserLookup
{
    /// <summary>The account of an address, verified or not.</summary>
    public static Task<User?> FindByEmailAsync(this IDocuments<User> users, string normalizedEmail, CancellationToken cancellationToken) =>
        users.FirstAsync(new DocumentQuery<User> { Where = user => user.NormalizedEmail == normalizedEmail }, cancellationToken);

    /// <summary>The same inside a unit of work.</summary>
    public static async Task<User?> FindUserByEmailAsync(
        this IUnitOfWork work, string normalizedEmail, CancellationToken cancellationToken) =>
        await work.ListAsync(
            new DocumentQuery<User> { Where = user => user.NormalizedEmail == normalizedEmail, Limit = 1 }, cancellationToken) is [var user] ? user : null;
}
