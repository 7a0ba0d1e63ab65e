using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Octomart.SubgraphDefaults.Identity;

/// <summary>Verifies users' tokens against Auth's published keys, and service tokens against the shared key.</summary>
public static class AuthenticationDefaults
{
    private const string Selector = "Octomart";
    private const string ServiceScheme = "Service";
    private const int MinKeyBytes = 32;

    /// <summary>Adds authentication and <see cref="ServiceTokens"/> for the service of this name.</summary>
    public static IServiceCollection AddOctomartAuthentication(this IServiceCollection services, string serviceName, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<IdentityOptions>().BindConfiguration(IdentityOptions.Section).ValidateDataAnnotations()
            .Validate(options => options.Key is null or { Length: >= MinKeyBytes }, $"{IdentityOptions.Section}:ServiceKey: It has fewer than {MinKeyBytes} bytes.")
            .ValidateOnStart();
        var identity = configuration.GetSection(IdentityOptions.Section).Get<IdentityOptions>() ?? new IdentityOptions();
        var serviceKey = identity.Key ?? RandomNumberGenerator.GetBytes(MinKeyBytes);
        services.AddSingleton(provider => new ServiceTokens(serviceKey, serviceName, provider.GetRequiredService<TimeProvider>()));
        services.AddAuthentication(Selector)
            .AddPolicyScheme(Selector, null, options => options.ForwardDefaultSelector = context =>
                IsServiceToken(context) ? ServiceScheme : JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(options => VerifyUsers(options, identity))
            .AddJwtBearer(ServiceScheme, options => VerifyServices(options, serviceKey, serviceName));
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<TimeProvider>(UseClock);
        services.AddOptions<JwtBearerOptions>(ServiceScheme).Configure<TimeProvider>(UseClock);
        return services;
    }

    private static void VerifyUsers(JwtBearerOptions options, IdentityOptions identity)
    {
        options.Authority = identity.Authority;
        options.RequireHttpsMetadata = false; // Between services TLS is the deployment's matter: a mesh, or loopback.
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = TokenClaims.Issuer,
            ValidAudience = TokenClaims.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
            NameClaimType = TokenClaims.Subject,
            RoleClaimType = TokenClaims.Roles,
            ClockSkew = TimeSpan.FromSeconds(10),
        };
    }

    private static void VerifyServices(JwtBearerOptions options, byte[] serviceKey, string serviceName)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = ServiceTokens.Issuer,
            ValidAudience = serviceName,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = new SymmetricSecurityKey(serviceKey) { KeyId = "services" },
            NameClaimType = TokenClaims.Subject,
            AuthenticationType = ServiceTokens.AuthenticationType,
            ClockSkew = TimeSpan.FromSeconds(10),
        };
    }

    /// <summary>Tokens are as old as the service's own clock says, which tests set.</summary>
    private static void UseClock(JwtBearerOptions options, TimeProvider clock)
    {
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new VerifiedTokens(clock));
        var skew = options.TokenValidationParameters.ClockSkew;
        options.TokenValidationParameters.LifetimeValidator = (notBefore, expires, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return expires is not null && now < expires + skew && (notBefore is null || now >= notBefore - skew);
        };
    }

    /// <summary>Only chooses who verifies; the issuer counts once the signature has been checked.</summary>
    private static bool IsServiceToken(HttpContext http)
    {
        string? authorization = http.Request.Headers.Authorization;
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var token = authorization["Bearer ".Length..].Trim();
        if (Knows(http, ServiceScheme, token))
        {
            return true;
        }

        if (Knows(http, JwtBearerDefaults.AuthenticationScheme, token))
        {
            return false;
        }

        var handler = new JsonWebTokenHandler();
        try
        {
            return handler.CanReadToken(token) && handler.ReadJsonWebToken(token).Issuer == ServiceTokens.Issuer;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return false;
        }
    }

    private static bool Knows(HttpContext http, string scheme, string token) =>
        http.RequestServices.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(scheme).TokenHandlers is [VerifiedTokens verified] && verified.Knows(token);
}
