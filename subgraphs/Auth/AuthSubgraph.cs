using Octomart.AuthSubgraph.Mail;
using Octomart.AuthSubgraph.Memberships;
using Octomart.AuthSubgraph.Passwords;
using Octomart.AuthSubgraph.Seeding;
using Octomart.AuthSubgraph.Sessions;
using Octomart.AuthSubgraph.SignIn;
using Octomart.AuthSubgraph.Tokens;
using Octomart.AuthSubgraph.Users;
using Octomart.Contracts.Events;
using Octomart.DemoShop;
using Octomart.Messaging;
using Octomart.Store;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AuthSubgraph;

/// <summary>Accounts, sessions and the tokens that all services trust.</summary>
public sealed class AuthSubgraph : Subgraph
{
    /// <inheritdoc />
    public override string Name => "auth";

    /// <inheritdoc />
    public override void ConfigureStore(StoreModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model
            .Collection<User>("users", c => c.Unique("email", [user => user.NormalizedEmail]))
            .Collection<Session>("sessions", c => c.Index("user", [session => session.UserId]).Index("expiry", [session => session.ExpiresAt]))
            .Collection<RefreshToken>("refreshTokens", c => c.Index("expiry", [token => token.ExpiresAt]))
            .Collection<MailToken>("mailTokens", c => c.Index("user", [token => token.UserId]).Index("expiry", [token => token.ExpiresAt]))
            .Collection<MailAllowance>("mailAllowances", c => c.Index("expiry", [allowance => allowance.ExpiresAt]))
            .Collection<SignInAttempts>("signInAttempts", c => c.Index("expiry", [attempts => attempts.ExpiresAt]))
            .Collection<Membership>("memberships", c => c.Index("user", [membership => membership.UserId]));
    }

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddHttpContextAccessor();
        AddOptions<AccountOptions>(services, AccountOptions.Section);
        AddPasswords(services);
        AddMail(services);
        AddSignIn(services);
        AddTokens(services);
        services.AddScoped<SessionsOfUser>();
        services.AddSingleton<ExpirySweeper>().AddHostedService(provider => provider.GetRequiredService<ExpirySweeper>());
        services.AddSingleton<IDemoSeed, SeedAccounts>();
    }

    /// <inheritdoc />
    public override void ConfigureMessages(MessagingBuilder messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        messages.Handle<SellerMembershipChanged, SellerMembershipHandler>();
    }

    /// <inheritdoc />
    public override void MapEndpoints(WebApplication app) => app.MapWellKnown();

    private static void AddPasswords(IServiceCollection services)
    {
        AddOptions<PasswordOptions>(services, PasswordOptions.Section);
        services.AddSingleton<PasswordHasher>().AddSingleton<PasswordPolicy>();
    }

    private static void AddMail(IServiceCollection services)
    {
        AddOptions<MailTokenOptions>(services, MailTokenOptions.Section);
        services.AddSingleton<MailTokens>().AddSingleton<MailAllowances>();
    }

    private static void AddSignIn(IServiceCollection services)
    {
        AddOptions<SignInOptions>(services, SignInOptions.Section);
        services.AddSingleton<SignInGuard>().AddTransient<GuestCarts>();
        services.AddSingleton<SessionOpener>().AddSingleton<SessionEnder>();
    }

    private static void AddTokens(IServiceCollection services)
    {
        AddOptions<TokenOptions>(services, TokenOptions.Section);
        AddOptions<SigningKeyOptions>(services, SigningKeyOptions.Section);
        services.AddSingleton<SigningKeyFolder>().AddSingleton<SigningKeys>().AddHostedService<KeyRotation>();
        services.AddSingleton<AccessTokens>().AddSingleton<TokenIssuer>();
        services.AddOwnTokenValidation();
    }

    private static void AddOptions<T>(IServiceCollection services, string section) where T : class =>
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
}
