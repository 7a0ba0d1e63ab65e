using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Octomart.DemoShop;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.Journeys;

/// <summary>What is not GraphQL, by the gateway's address: uploads, downloads, documents, pictures.</summary>
[Collection(ShopCollection.Name)]
public sealed class FilesTests(ShopFixture fixture) : IDisposable
{
    private const int HalfOfUpload = 2_000_000;
    private static readonly DemoSeller Seller = DemoSellers.All[2];
    private static readonly DemoPerson Buyer = DemoPeople.Reviewers[1];
    private readonly HttpClient _http = new() { BaseAddress = new Uri(fixture.Url) };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task An_upload_passes_the_gateway_as_it_is_sent_and_its_errors_and_an_export_are_downloaded()
    {
        using var owner = await fixture.SignInAsync(Seller.Owner);
        var body = new SlowBody($"id,title,price\nF1,Fine,1.00\nF2,Bad,none\n{new string('\n', HalfOfUpload)}", new string('\n', HalfOfUpload));
        using var upload = new HttpRequestMessage(HttpMethod.Post, "/uploads/catalogues") { Content = body };
        upload.Headers.Authorization = await TokenAsync(Seller.Owner);

        var sending = _http.SendAsync(upload);
        await Eventually.HoldsAsync(() => Task.FromResult(LongestDraft() >= HalfOfUpload / 2), "the first half has arrived before the second is sent");
        body.GoOn();
        using var answer = await sending;
        var receipt = JsonElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(body.Length, receipt.At("bytes").GetInt64());
        var imported = await EndAsync(owner, "catalogImport", "CatalogImportInput", new { sellerId = Seller.SellerId, uploadId = receipt.Text("uploadId"), dryRun = true, defaults = new { currency = "EUR" } });
        Assert.Equal((1, 1), (imported.At("created").GetInt32(), imported.At("failed").GetInt32()));
        using var errors = await _http.GetAsync(new Uri(imported.Text("errorsUrl"), UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, true, "text/csv"), (errors.StatusCode, errors.Headers.CacheControl!.NoStore, errors.Content.Headers.ContentType?.MediaType));
        Assert.Contains("3,price,INVALID", await errors.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var exported = await EndAsync(owner, "catalogExport", "CatalogExportInput", new { sellerId = Seller.SellerId, format = "JSON_LINES" });
        var url = exported.Text("resultUrl");
        var whole = await _http.GetByteArrayAsync(new Uri(url, UriKind.Relative));
        using var part = await AskAsync(url, request => request.Headers.Range = new RangeHeaderValue(10, 109));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[10..110], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{url[..^2]}zz"));
    }

    [Fact]
    public async Task Uploads_are_for_who_is_signed_in_and_pictures_must_be_some()
    {
        using var anonymous = await _http.PostAsync(new Uri("/uploads/pictures", UriKind.Relative), new ByteArrayContent([1, 2, 3]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/uploads/pictures") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("no picture")) };
        request.Headers.Authorization = await TokenAsync(DemoPeople.Shopper);
        using var refused = await _http.SendAsync(request);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.UnsupportedMediaType), (anonymous.StatusCode, refused.StatusCode));
        Assert.Equal("UNSUPPORTED_TYPE", JsonElement.Parse(await refused.Content.ReadAsStringAsync()).Text("code"));
    }

    [Fact]
    public async Task A_drawing_is_kept_by_caches_for_good()
    {
        var url = (await fixture.Guest().DataAsync("{ products(first: 1) { nodes { image { url } } } }")).Text("products.nodes.0.image.url");

        using var first = await _http.GetAsync(new Uri(url, UriKind.Relative));
        using var again = await AskAsync(url, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (first.StatusCode, first.Content.Headers.ContentType?.MediaType));
        Assert.Equal((true, TimeSpan.FromDays(365)), (first.Headers.CacheControl!.Public, first.Headers.CacheControl.MaxAge));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task A_document_opens_for_its_link_its_buyer_and_its_seller_and_for_nobody_else()
    {
        using var owner = await fixture.SignInAsync(Seller.Owner);
        var (variantId, _) = await Catalogue.ListAsync(owner, Seller.SellerId, "Paper goods", units: 5);
        using var buyer = await fixture.SignInAsync(Buyer);
        var shopper = new Shopper(buyer, isGuest: false);
        await shopper.AddAsync((variantId, 1));
        Assert.Empty((await shopper.PlaceAsync()).UserErrorCodes());
        await shopper.PayAsync("sim_success");
        await shopper.OrderBecomesAsync("CONFIRMED");
        await Shipping.ShipAsync(owner, shopper, Seller, "F 1");
        var link = "";
        await Eventually.HoldsAsync(async () =>
        {
            var documents = (await shopper.Graph.DataAsync("query($id: ID!) { order(id: $id) { documents { url } } }", new { id = shopper.OrderId })).At("order.documents");
            link = documents.GetArrayLength() > 0 ? documents.Text("0.url") : "";
            return link.Length > 0;
        }, "the invoice");
        var bare = link[..link.IndexOf('?', StringComparison.Ordinal)];

        using var opened = await _http.GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (opened.StatusCode, opened.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(await opened.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.True(opened.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bare, Buyer));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bare, Seller.Owner));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bare));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bare, DemoPeople.Reviewers[0]));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(bare, DemoSellers.All[3].Owner));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{link[..^2]}zz"));
    }

    private static async Task<JsonElement> EndAsync(GraphQLClient owner, string mutation, string inputType, object input)
    {
        var started = (await owner.DataAsync($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ operation {{ id }} userErrors {{ code message }} }} }}", new { input })).At(mutation);
        Assert.Empty(started.UserErrorCodes());
        return await Eventually.GetAsync(async () =>
        {
            var now = (await owner.DataAsync("query($id: ID!) { bulkOperation(id: $id) { status created failed errorsUrl resultUrl } }", new { id = started.Text("operation.id") })).At("bulkOperation");
            return now.Text("status") is "QUEUED" or "RUNNING" ? (JsonElement?)null : now;
        }, $"{mutation} to end");
    }

    private long LongestDraft() => Path.Combine(fixture.DataFolder, "product-files") is var folder && Directory.Exists(folder)
        ? Directory.GetFiles(folder, "draft-*").Select(file => new FileInfo(file).Length).DefaultIfEmpty().Max()
        : 0;

    private async Task<AuthenticationHeaderValue> TokenAsync(DemoPerson person) =>
        new("Bearer", (await fixture.LoginAsync(person.Email, fixture.DemoPassword)).Text("accessToken"));

    private async Task<HttpStatusCode> StatusAsync(string url, DemoPerson? person = null)
    {
        var token = person is null ? null : await TokenAsync(person);
        using var answer = await AskAsync(url, request => request.Headers.Authorization = token);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> AskAsync(string url, Action<HttpRequestMessage> change)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        change(request);
        return await _http.SendAsync(request);
    }

    /// <summary>A body of unknown length whose second half waits.</summary>
    private sealed class SlowBody(string first, string second) : HttpContent
    {
        private readonly TaskCompletionSource _goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Length => first.Length + second.Length;

        public void GoOn() => _goesOn.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(first));
            await stream.FlushAsync();
            await _goesOn.Task;
            await stream.WriteAsync(Encoding.ASCII.GetBytes(second));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
