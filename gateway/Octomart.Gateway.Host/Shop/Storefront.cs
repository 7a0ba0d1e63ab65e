using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Octomart.Gateway.Host.Shop;

/// <summary>
/// Serves the built storefront at <c>/</c> and the explorer at <c>/explorer</c> from <c>Octomart:Storefront:Path</c>. The folder may appear
/// later: until then a page says that it is being built and looks again by itself.
/// </summary>
internal static class Storefront
{
    private const string NotBuilt = """
        <!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>Octomart</title>
        <body style="font-family:system-ui;max-width:36rem;margin:15vh auto;padding:0 1rem;line-height:1.6">
        <h1>Octomart is open</h1><p>The pages of the shop are not built yet; this one looks again every few seconds. If it stays, Node.js is missing:
        install Node 20 or later and start the shop again.</p><p>GraphQL answers at <a href="/graphql?query=%7B__typename%7D">/graphql</a> already.</p></body></html>
        """;

    public static void UseStorefront(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<StorefrontOptions>>().Value;
        if (options.Path is not { Length: > 0 } path)
        {
            return;
        }

        var policy = PolicyOf(options.FormOrigins);
        app.Use((http, next) => IsPage(http) ? WritePageAsync(http, path, policy) : next(http));
        app.Use((http, next) => IsFile(http, path, out var file) ? WriteFileAsync(http, file, path) : next(http));
    }

    /// <summary>A browser that navigates, to whatever address: the storefront routes by itself.</summary>
    private static bool IsPage(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !NotPages.Any(root => http.Request.Path.StartsWithSegments(root))
        && !Path.HasExtension(http.Request.Path.Value);

    /// <summary>What else answers at this address, also to a browser that navigates: an invoice is a link that somebody opens.</summary>
    private static readonly string[] NotPages = ["/graphql", "/health", .. ForwardedRoutes.Roots];

    /// <summary>The shop's own, and payment providers' forms.</summary>
    private static string PolicyOf(string forms) =>
        $"default-src 'self'; script-src 'self' {forms}; frame-src {forms}; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        + $"worker-src 'self' blob:; connect-src 'self' ws: wss: {forms}; base-uri 'self'; object-src 'none'; frame-ancestors 'none'";

    private static async Task WritePageAsync(HttpContext http, string root, string policy)
    {
        var page = new FileInfo(Path.Combine(root, http.Request.Path.StartsWithSegments("/explorer") ? "explorer.html" : "index.html"));
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ContentSecurityPolicy = policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        if (page.Exists)
        {
            await http.Response.SendFileAsync(page.FullName, http.RequestAborted);
        }
        else
        {
            await http.Response.WriteAsync(NotBuilt, http.RequestAborted);
        }
    }

    private static bool IsFile(HttpContext http, string root, out IFileInfo file)
    {
        file = new NotFoundFileInfo("");
        if ((!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method)) || !Path.HasExtension(http.Request.Path.Value) || !Directory.Exists(root))
        {
            return false;
        }

        // The provider refuses paths that lead out of its root.
        using var files = new PhysicalFileProvider(root);
        file = files.GetFileInfo(http.Request.Path.Value!);
        return file.Exists;
    }

    private static Task WriteFileAsync(HttpContext http, IFileInfo file, string root)
    {
        http.Response.ContentType = ContentTypes.TryGetContentType(file.Name, out var type) ? type : "application/octet-stream";
        http.Response.Headers.XContentTypeOptions = "nosniff";

        // Built assets carry a hash of their content in the name; the rest is small and asked for again.
        http.Response.GetTypedHeaders().CacheControl = http.Request.Path.StartsWithSegments("/assets")
            ? new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromDays(365), Extensions = { new NameValueHeaderValue("immutable") } }
            : new CacheControlHeaderValue { NoCache = true };
        var sent = PickEncoding(http, file, root);
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.SendFileAsync(sent, http.RequestAborted);
    }

    /// <summary>The build leaves smaller forms beside what shrinks (storefront/scripts/compress.mjs); a browser that takes one gets it.</summary>
    private static IFileInfo PickEncoding(HttpContext http, IFileInfo file, string root)
    {
        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, extension) in Encodings)
        {
            using var files = new PhysicalFileProvider(root);
            var smaller = files.GetFileInfo(http.Request.Path.Value + extension);
            if (smaller.Exists)
            {
                http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
                if (accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase))
                {
                    http.Response.Headers.ContentEncoding = encoding;
                    return smaller;
                }
            }
        }

        return file;
    }

    private static readonly (string Encoding, string Extension)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    private static readonly Microsoft.AspNetCore.StaticFiles.FileExtensionContentTypeProvider ContentTypes = new();
}
