using Octomart.AuthSubgraph.Passwords;
using Octomart.AuthSubgraph.Users;
using Octomart.DemoShop;
using Octomart.Store;

namespace Octomart.AuthSubgraph.Seeding;

/// <summary>The accounts of the demo shop, verified. They share one password and, to be quick, one hash of it.</summary>
internal sealed class SeedAccounts(IDocumentStore store, PasswordHasher passwords, TimeProvider clock) : IDemoSeed
{
    public async Task SeedAsync(DemoSeedContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var hash = await passwords.HashAsync(context.Password, cancellationToken);
        await store.WriteAsync(async (work, token) =>
        {
            var people = DemoPeople.All.ToList();
            var known = await work.FindManyAsync<User>([.. people.Select(person => person.UserId)], token);
            foreach (var person in people.Where(person => !known.ContainsKey(person.UserId)))
            {
                work.Insert(AccountOf(person, hash));
            }
        }, cancellationToken);
        context.Progress.Report(1);
    }

    private User AccountOf(DemoPerson person, string hash) => new()
    {
        Id = person.UserId,
        Email = person.Email,
        NormalizedEmail = EmailAddress.Normalize(person.Email),
        DisplayName = person.DisplayName,
        PasswordHash = hash,
        Roles = [.. person.Roles.Select(RoleNames.Parse)],
        EmailVerifiedAt = clock.GetUtcNow(),
        CreatedAt = clock.GetUtcNow(),
    };
}
