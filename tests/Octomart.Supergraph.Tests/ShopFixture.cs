using Octomart.AppHost.Shop;
using Octomart.PaymentProviders.Stub;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests;

/// <summary>One seeded shop for all tests that do not break it: the real apphost, in this process, on a free port.</summary>
public sealed class ShopFixture : ShopUnderTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("octomart-shop-").FullName;

    public ShopHost Shop { get; private set; } = null!;

    public override string Url => Shop.Url;

    public override string DemoPassword => Shop.DemoPassword;

    public override string MailFolder => Path.Combine(_folder, "mail");

    /// <summary>Where its stores are.</summary>
    public string DataFolder => _folder;

    private ProviderStub? _providers;

    public override async Task InitializeAsync()
    {
        _providers = await ProviderStub.StartAsync(new StubOptions(), TimeProvider.System);
        Shop = await ShopHost.StartAsync(WithProviders(Options(_folder), _providers), new SilentProgress(), CancellationToken.None);
    }

    public override async Task DisposeAsync()
    {
        await Shop.DisposeAsync();
        await _providers!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A shop on this folder, with a carrier in a hurry and a gateway that has patience with a busy machine.</summary>
    public static ShopOptions Options(string folder) => new()
    {
        Url = "http://127.0.0.1:0",
        DataDirectory = folder,
        StorefrontDirectory = Path.Combine(NodeTools.Root, "storefront", "dist"),
        Settings = new Dictionary<string, string?>
        {
            ["Octomart:Order:Carrier:StepInterval"] = "00:00:00.300",
            ["Octomart:Order:Carrier:PollInterval"] = "00:00:00.100",
            ["Gateway:SubgraphTimeout"] = "00:01:00",
            ["Gateway:RequestTimeout"] = "00:01:30",
        },
    };

    /// <summary>Beside the simulated one, the shop has what stands in for Stripe and PayPal. Without webhooks: payments are followed up by asking.</summary>
    private static ShopOptions WithProviders(ShopOptions options, ProviderStub providers) => options with
    {
        Settings = new Dictionary<string, string?>(options.Settings)
        {
            ["Octomart:Payment:Stripe:ApiKey"] = "sk_test_journeys",
            ["Octomart:Payment:Stripe:PublishableKey"] = "pk_test_journeys",
            ["Octomart:Payment:Stripe:ApiBase"] = providers.StripeUrl,
            ["Octomart:Payment:Stripe:ScriptUrl"] = $"{providers.StripeUrl}/v3/",
            ["Octomart:Payment:PayPal:ClientId"] = "stub-client-id-0123456789",
            ["Octomart:Payment:PayPal:ClientSecret"] = "stub-client-secret-0123456789",
            ["Octomart:Payment:PayPal:ApiBase"] = providers.PayPalUrl,
            ["Octomart:Storefront:FormOrigins"] = new Uri(providers.StripeUrl).GetLeftPart(UriPartial.Authority),
        },
    };
}

/// <summary>Tests that share the one shop.</summary>
[CollectionDefinition(Name)]
public sealed class ShopCollection : ICollectionFixture<ShopFixture>
{
    public const string Name = "shop";
}
