using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Octomart.AuthSubgraph.Tokens;

/// <summary>Auth verifies tokens with the keys that it holds, where other services ask it for them.</summary>
internal static class OwnTokenValidation
{
    public static IServiceCollection AddOwnTokenValidation(this IServiceCollection services)
    {
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<SigningKeys>((options, keys) =>
        {
            options.Authority = null;
            options.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, keyId, _) => keys.Find(keyId) is { } key ? [key.Security] : [];
        });
        return services;
    }
}
