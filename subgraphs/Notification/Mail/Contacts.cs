using Octomart.SubgraphDefaults.Calls;

namespace Octomart.NotificationSubgraph.Mail;

/// <summary>Asks Auth where to write to.</summary>
internal sealed class Contacts(IServiceScopeFactory scopes)
{
    private const string Operation = "query ($ids: [ID!]!) { usersForContact(ids: $ids) { id email displayName } }";

    /// <summary>The contact; without one, why Auth could not be asked, or null when there is no such account.</summary>
    public async Task<(UserContact? Contact, string? Failure)> FindAsync(string userId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var client = scope.ServiceProvider.GetRequiredService<SubgraphClient>();
        var reply = await client.SendAsync<Data>("auth", Operation, new { ids = new[] { userId } }, cancellationToken);
        return reply.Data is { UsersForContact: { } found } ? (found.FirstOrDefault(contact => contact.Id == userId), null) : (null, reply.Failure ?? "Auth answered nothing.");
    }

    private sealed record Data(IReadOnlyList<UserContact>? UsersForContact);
}

/// <summary>Where to write to somebody.</summary>
internal sealed record UserContact(string Id, string Email, string DisplayName);
