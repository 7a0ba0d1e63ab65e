using System.ComponentModel.DataAnnotations;

namespace Octomart.AuthSubgraph.Users;

/// <summary>Section <c>Octomart:Auth:Accounts</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Octomart:Auth:Accounts";

    /// <summary>Addresses whose owners run the shop: they become admins for good when they next sign in. Default: none.</summary>
    public IList<string> AdminEmails { get; set; } = [];

    /// <summary>How many addresses one person may keep. Default 20.</summary>
    [Range(1, 100)]
    public int MaxAddresses { get; set; } = 20;

    /// <summary>The account with the role that its address brings. The address is proven by then: nobody signs in before.</summary>
    internal User Grant(User user) =>
        !user.Roles.Contains(Role.Admin) && AdminEmails.Any(email => EmailAddress.Normalize(email) == user.NormalizedEmail)
            ? user.WithRole(Role.Admin, true)
            : user;
}
