using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Octomart.Gateway.Host.Shop;

/// <summary>
/// Verifies access tokens against Auth's published keys, once at the door; subgraphs verify them again. Without
/// <c>Octomart:Identity:Authority</c> nobody is signed in, and the token is passed on unread.
/// </summary>
internal static class ShopAuthentication
{
    /// <summary>Where Auth is.</summary>
    public const string AuthorityKey = "Octomart:Identity:Authority";

    public static void AddShopAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[AuthorityKey] is not { Length: > 0 } authority)
        {
            return;
        }

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.Authority = authority;
            options.RequireHttpsMetadata = false; // Inside the shop TLS is the deployment's matter.
            options.MapInboundClaims = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = "octomart",
                ValidAudience = "octomart",
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
                NameClaimType = "sub",
                ClockSkew = TimeSpan.FromSeconds(10),
            };
        });
    }

    public static void UseShopAuthentication(this WebApplication app)
    {
        if (app.Configuration[AuthorityKey] is { Length: > 0 })
        {
            app.UseAuthentication();
        }
    }
}
