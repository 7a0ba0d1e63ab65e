using System.Net;
using Microsoft.AspNetCore.Http.Metadata;
using Yarp.ReverseProxy.Forwarder;

namespace Octomart.Gateway.Host.Shop;

/// <summary>What is not GraphQL but belongs to a subgraph is passed on: pictures, uploads and downloads to Product, documents to Order, payment providers' webhooks and payouts' statements to Payment.</summary>
internal static class ForwardedRoutes
{
    private const string Uploads = "/uploads/{**path}";

    private static readonly (string Pattern, string Subgraph)[] Routes =
    [
        ("/media/{**path}", "product"),
        (Uploads, "product"),
        ("/downloads/{**path}", "product"),
        ("/documents/{**path}", "order"),
        ("/webhooks/{**path}", "payment"),
        ("/statements/{**path}", "payment"),
    ];

    /// <summary>The first parts of their addresses.</summary>
    public static IEnumerable<string> Roots => Routes.Select(route => "/" + route.Pattern.Split('/')[1]);

    private static readonly BodyLimit NoBodyLimit = new(null);

    public static void MapForwardedRoutes(this WebApplication app)
    {
        var subgraphs = ShopSubgraphs.Of(app.Configuration);
        var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
        app.Lifetime.ApplicationStopped.Register(http.Dispose);
        foreach (var (pattern, subgraph) in Routes.Where(route => subgraphs.ContainsKey(route.Subgraph)))
        {
            var route = app.MapForwarder(pattern, subgraphs[subgraph].ToString(), ForwarderRequestConfig.Empty, HttpTransformer.Default, http);
            if (pattern == Uploads)
            {
                route.WithMetadata(NoBodyLimit);
            }
        }
    }

    // How long a body may be is for the subgraph to say, which reads it as it arrives.
    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
