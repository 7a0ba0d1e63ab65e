using Octomart.Store;

namespace Octomart.DemoShop;

/// <summary>Who has an account in the demo shop. They share one password, which the apphost makes at the first start.</summary>
public static class DemoPeople
{
    /// <summary>Runs the shop.</summary>
    public static readonly DemoPerson Admin = new("admin@octomart.example", "Ada Admin", ["CUSTOMER", "ADMIN"]);

    /// <summary>Buys things; the one whose sign-in is printed.</summary>
    public static readonly DemoPerson Shopper = new("shopper@octomart.example", "Sam Shopper", ["CUSTOMER"]);

    /// <summary>Write reviews and have bought before.</summary>
    public static readonly IReadOnlyList<DemoPerson> Reviewers =
    [
        .. new[]
        {
            "Aino Lahti", "Bram de Wit", "Chiara Conti", "Davi Souza", "Elif Kaya", "Femi Adeyemi", "Greta Olsen", "Hiro Tanaka", "Ines Moreau", "Jonas Weber",
            "Kavya Rao", "Liam Byrne", "Mila Novak", "Nils Berg", "Olga Petrova", "Pilar Vega", "Quinn Harper", "Rosa Lopez", "Sofia Rossi", "Tomas Dvorak",
        }.Select(name => new DemoPerson($"{name.ToLowerInvariant().Replace(' ', '.')}@octomart.example", name, ["CUSTOMER"])),
    ];

    /// <summary>Everybody: the admin, the shopper, the reviewers and the sellers' owners.</summary>
    public static IEnumerable<DemoPerson> All => [Admin, Shopper, .. Reviewers, .. DemoSellers.All.Select(seller => seller.Owner)];
}

/// <summary>An account of the demo shop.</summary>
/// <param name="Email">The address to sign in with.</param>
/// <param name="DisplayName">As others see it.</param>
/// <param name="Roles">CUSTOMER, SELLER_MEMBER, SUPPORT, ADMIN.</param>
public sealed record DemoPerson(string Email, string DisplayName, IReadOnlyList<string> Roles)
{
    /// <summary>The same in every demo shop.</summary>
    public string UserId => OpaqueId.From("usr", "demo", Email);
}
