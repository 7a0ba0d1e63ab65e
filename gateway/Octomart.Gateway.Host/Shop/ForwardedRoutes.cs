using System.Net;
using Yarp.ReverseProxy.Forwarder;

namespace Octomart.Gateway.Host.Shop;

/// <summary>What is not GraphQL but belongs to a subgraph is passed on: pictures to Product, payment providers' webhooks to Payment.</summary>
internal static class ForwardedRoutes
{
    private static readonly (string Pattern, string Subgraph)[] Routes = [("/media/{**path}", "product"), ("/webhooks/{**path}", "payment")];

    public static void MapForwardedRoutes(this WebApplication app)
    {
        var subgraphs = ShopSubgraphs.Of(app.Configuration);
        var http = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
        app.Lifetime.ApplicationStopped.Register(http.Dispose);
        foreach (var (pattern, subgraph) in Routes.Where(route => subgraphs.ContainsKey(route.Subgraph)))
        {
            app.MapForwarder(pattern, subgraphs[subgraph].ToString(), ForwarderRequestConfig.Empty, HttpTransformer.Default, http);
        }
    }
}
