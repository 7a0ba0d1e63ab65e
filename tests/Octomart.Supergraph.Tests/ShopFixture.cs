using System.Text.Json;
using Octomart.AppHost.Shop;
using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests;

/// <summary>One seeded shop for all tests that do not break it: the real apphost, in this process, on a free port.</summary>
public sealed class ShopFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-shop-").FullName;

    public ShopHost Shop { get; private set; } = null!;

    public string MailFolder => Path.Combine(_folder, "mail");

    /// <summary>The gateway, as a guest sees it.</summary>
    public GraphQLClient Guest() => new(Shop.Url);

    public async Task InitializeAsync() => Shop = await ShopHost.StartAsync(Options(_folder), new SilentProgress(), CancellationToken.None);

    public async Task DisposeAsync()
    {
        await Shop.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The gateway, signed in as one of the demo accounts.</summary>
    public async Task<GraphQLClient> SignInAsync(DemoPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Guest().As((await LoginAsync(person.Email, Shop.DemoPassword)).Text("accessToken"));
    }

    public async Task<JsonElement> LoginAsync(string email, string password, string? guestCartToken = null)
    {
        var data = await Guest().DataAsync(
            "mutation($input: LoginInput!) { login(input: $input) { tokens { accessToken refreshToken } userErrors { code message } } }",
            new { input = new { email, password, guestCartToken } });
        Assert.Empty(data.At("login").UserErrorCodes());
        return data.At("login.tokens");
    }

    /// <summary>A shop on this folder, with a carrier in a hurry.</summary>
    public static ShopOptions Options(string folder) => new()
    {
        Url = "http://127.0.0.1:0",
        DataDirectory = folder,
        StorefrontDirectory = Path.Combine(NodeTools.Root, "storefront", "dist"),
        Settings = new Dictionary<string, string?>
        {
            ["Octomart:Order:Carrier:StepInterval"] = "00:00:00.300",
            ["Octomart:Order:Carrier:PollInterval"] = "00:00:00.100",
        },
    };
}

/// <summary>Tests that share the one shop.</summary>
[CollectionDefinition(Name)]
public sealed class ShopCollection : ICollectionFixture<ShopFixture>
{
    public const string Name = "shop";
}
