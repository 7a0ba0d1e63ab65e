using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Octomart.AuthSubgraph.Users;
using Octomart.Contracts.Events;
using Octomart.Store;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.AuthSubgraph.Tests;

/// <summary>Auth on a clock that tests set, with passwords that are quick to hash.</summary>
public class AuthFixture : IAsyncLifetime
{
    public const string Password = "nine blue otters";

    private const string RegisterMutation = "mutation($input: RegisterInput!) { register(input: $input) { userErrors { code message field } } }";
    private const string VerifyMutation = "mutation($input: EmailVerifyInput!) { emailVerify(input: $input) { user { id email displayName roles emailVerifiedAt } userErrors { code } } }";
    private const string LoginMutation = """
        mutation($input: LoginInput!) {
          login(input: $input) { user { id email roles } tokens { accessToken refreshToken expiresAt } userErrors { code retryAfterSeconds field } }
        }
        """;
    private const string RefreshMutation = "mutation($input: TokenRefreshInput!) { tokenRefresh(input: $input) { user { id } tokens { accessToken refreshToken } userErrors { code } } }";

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public FakeSubgraphs Others { get; private set; } = null!;

    public SubgraphHarness Auth { get; private set; } = null!;

    public GraphQLClient Guest => Auth.Anonymous();

    public static IEnumerable<KeyValuePair<string, string?>> QuickSettings =>
    [
        new("Octomart:Auth:Passwords:MemoryKiB", "1024"),
        new("Octomart:Auth:Passwords:Iterations", "1"),

        // The clock is set forward by days: messages need not be looked for at each of its seconds, a commit signals them anyway.
        new("Octomart:Messaging:PollInterval", "00:05:00"),
        new("Octomart:Messaging:SweepInterval", "1.00:00:00"),
    ];

    protected virtual StoreKind? Store => null;

    public virtual async Task InitializeAsync()
    {
        Others = await FakeSubgraphs.StartAsync();
        Others.On("cart", "guestCartMerge", _ => new { cart = (object?)null });
        Auth = await SubgraphHarness.StartAsync(new AuthSubgraph(), new SubgraphHarnessOptions
        {
            Clock = Clock,
            Store = Store,

            // A slow machine is not yet a Cart that is away.
            Settings = [.. QuickSettings, new("Octomart:Auth:SignIn:CartMergeTimeout", "00:00:30"), .. Others.Settings],
            Services = services => services
                .RecordEvents<EmailVerificationRequested>()
                .RecordEvents<RegistrationRepeated>()
                .RecordEvents<PasswordResetRequested>()
                .RecordEvents<UserVerified>()
                .RecordEvents<GuestCartClaimed>(),
        });
    }

    public virtual async Task DisposeAsync()
    {
        await Auth.DisposeAsync();
        await Others.DisposeAsync();
    }

    public static string NewEmail() => $"{Guid.NewGuid():N}@example.com";

    public async Task<JsonElement> RegisterAsync(string email, string password = Password, string displayName = "Robin") =>
        (await Guest.DataAsync(RegisterMutation, new { input = new { email, password, displayName } })).At("register");

    public async Task<JsonElement> VerifyAsync(string token) =>
        (await Guest.DataAsync(VerifyMutation, new { input = new { token } })).At("emailVerify");

    public async Task<JsonElement> LoginAsync(string email, string password = Password, string? guestCartToken = null) =>
        (await Guest.DataAsync(LoginMutation, new { input = new { email, password, guestCartToken } })).At("login");

    public async Task<JsonElement> RefreshAsync(string refreshToken) =>
        (await Guest.DataAsync(RefreshMutation, new { input = new { refreshToken } })).At("tokenRefresh");

    /// <summary>A verified account that is signed in.</summary>
    public async Task<SignedIn> SignUpAsync(string? email = null)
    {
        email ??= NewEmail();
        await RegisterAsync(email);
        await VerifyAsync(await VerificationTokenAsync(email));
        return SignedIn.From(email, await LoginAsync(email));
    }

    /// <summary>An admin of the shop, signed in.</summary>
    public async Task<SignedIn> SignUpAdminAsync()
    {
        var user = await SignUpAsync();
        await Auth.Store.WriteAsync(async (work, token) =>
        {
            var account = await work.FindAsync<User>(user.Id, token);
            work.Update(account!.WithRole(Role.Admin, true));
        }, CancellationToken.None);
        return SignedIn.From(user.Email, await LoginAsync(user.Email));
    }

    public GraphQLClient As(SignedIn user) => Guest.As(user.AccessToken);

    /// <summary>The link's token that registration mailed last.</summary>
    public async Task<string> VerificationTokenAsync(string email) =>
        (await Auth.EventAsync<EmailVerificationRequested>(mail => mail.Email == email)).Token;

    /// <summary>What the claims of an access token are.</summary>
    public static JsonWebToken Read(string accessToken) => new(accessToken);
}

/// <summary>The same on MongoDB; nothing is started where there is none.</summary>
public sealed class MongoDbAuthFixture : AuthFixture
{
    protected override StoreKind? Store => StoreKind.MongoDb;

    public override Task InitializeAsync() => MongoDbServer.ConnectionString is null ? Task.CompletedTask : base.InitializeAsync();

    public override Task DisposeAsync() => MongoDbServer.ConnectionString is null ? Task.CompletedTask : base.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class AuthCollection : ICollectionFixture<AuthFixture>
{
    /// <summary>
    /// Tests of this collection share one host and one clock, so they run one after the other; the clock only goes forward.
    /// </summary>
    public const string Name = "Auth";
}

/// <summary>An account with its tokens.</summary>
public sealed record SignedIn(string Email, string Id, string AccessToken, string RefreshToken)
{
    public static SignedIn From(string email, JsonElement login) =>
        new(email, login.Text("user.id"), login.Text("tokens.accessToken"), login.Text("tokens.refreshToken"));
}
