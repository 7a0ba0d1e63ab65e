using System.Text.Json;
using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests;

/// <summary>A seeded shop as people meet it, by its gateway and its mails, however it runs: in one process, or as a fleet.</summary>
public abstract class ShopUnderTest : IAsyncLifetime
{
    /// <summary>The gateway.</summary>
    public abstract string Url { get; }

    /// <summary>The password of all demo accounts.</summary>
    public abstract string DemoPassword { get; }

    /// <summary>Where mails are dropped.</summary>
    public abstract string MailFolder { get; }

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();

    /// <summary>The gateway, as a guest sees it.</summary>
    public GraphQLClient Guest() => new(Url);

    /// <summary>The gateway, signed in as one of the demo accounts.</summary>
    public async Task<GraphQLClient> SignInAsync(DemoPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Guest().As((await LoginAsync(person.Email, DemoPassword)).Text("accessToken"));
    }

    public async Task<JsonElement> LoginAsync(string email, string password, string? guestCartToken = null)
    {
        var data = await Guest().DataAsync(
            "mutation($input: LoginInput!) { login(input: $input) { tokens { accessToken refreshToken } userErrors { code message } } }",
            new { input = new { email, password, guestCartToken } });
        Assert.Empty(data.At("login").UserErrorCodes());
        return data.At("login.tokens");
    }
}
