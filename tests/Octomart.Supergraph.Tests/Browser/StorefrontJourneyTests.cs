using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Browser;

/// <summary>A real browser walks the storefront, on a desktop's and on a phone's screen: the journeys of storefront/e2e.</summary>
[Collection(ShopCollection.Name)]
public class StorefrontJourneyTests(ShopFixture fixture)
{
    [BrowserFact]
    public async Task People_walk_the_storefront_in_the_browser()
    {
        var storefront = Path.Combine(NodeTools.Root, "storefront");
        await NodeTools.EnsurePackagesAsync("storefront");
        if (!File.Exists(Path.Combine(storefront, "dist", "index.html")))
        {
            var (built, log) = await NodeTools.RunAsync(storefront, "npm", "run", "build");
            Assert.True(built == 0, log);
        }

        var (exitCode, output) = await NodeTools.RunAsync(storefront, "env", $"BASE_URL={fixture.Shop.Url}", $"DEMO_PASSWORD={fixture.Shop.DemoPassword}", $"MAIL_FOLDER={fixture.MailFolder}", "npx", "playwright", "test");

        Assert.True(exitCode == 0, output);
    }
}

/// <summary>A test that needs Node and Debian's chromium; without them it is skipped and says so.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!NodeTools.Exists("node") || !File.Exists("/usr/bin/chromium"))
        {
            Skip = "NOT TESTED: the browser journey needs Node and /usr/bin/chromium.";
        }
    }
}
