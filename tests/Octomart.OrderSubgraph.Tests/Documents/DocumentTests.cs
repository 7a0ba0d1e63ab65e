using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Octomart.OrderSubgraph.Documents;
using Octomart.OrderSubgraph.Orders;
using Octomart.Testing;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Octomart.OrderSubgraph.Tests.Documents;

public sealed class DocumentTests : IAsyncLifetime
{
    private const string Query = "query($id: ID!) { order(id: $id) { documents { kind number url issuedAt sellerOrderId total { minorUnits } } } }";

    private readonly HttpClient _http = new();
    private Shop _shop = null!;

    public async Task InitializeAsync() => _shop = await Shop.OpenAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task An_invoice_is_issued_when_the_first_parcel_goes_out_and_prints_every_name()
    {
        await DetailsAsync("Αθηνά & Søn Möbel", "DE123456789");
        var cart = _shop.SamsCart();
        var input = Shop.InputFor(cart);
        input["shippingAddress"] = new { name = "Łukasz Żółć", line1 = "Größenstraße 5", city = "Kraków", postalCode = "30-001", countryCode = "PL" };
        var id = (await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input)).Text("order.id");
        await _shop.PayAsync(id);
        await _shop.BecomesAsync(id, OrderStatus.Confirmed);
        Assert.Equal(0, (await DocumentsAsync(id)).GetArrayLength());

        await _shop.ShipAsync(id, Shop.Birch);
        var invoice = (await IssuedAsync(id, 1)).At("0");
        var text = await TextAsync(invoice.Text("url"));

        foreach (var expected in new[]
                 {
                     "Invoice", invoice.Text("number"), "Αθηνά & Søn Möbel", "VAT no. DE123456789", "Łukasz Żółć", "Größenstraße 5", "30-001 Kraków", "Title of var_mug",
                     "23 %", "Delivery: Standard", "28.90", "2026-11-23",
                 })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        Assert.Equal(("INVOICE", 2_890), (invoice.Text("kind"), invoice.At("total.minorUnits").GetInt32()));
        Assert.Contains("INVOICE_ISSUED", (await _shop.ReadAsync(id)).At("timeline.nodes").EnumerateArray().Select(item => item.Text("type")));
    }

    [Fact]
    public async Task Numbers_of_a_seller_have_no_gaps_and_no_doubles_also_across_a_restart()
    {
        const int orders = 10;
        _shop.Others.Stock["var_mug"] = 100;
        var ids = new List<string>();
        for (var i = 0; i < orders; i++)
        {
            ids.Add(await _shop.ConfirmedAsync(_shop.Others.AddCart(
                $"crt_{i}", userId: Shop.Sam.Id, lines: [new FakeCartLine("crl_1", "var_mug", "sel_birch", 1, 1_200), new FakeCartLine("crl_2", "var_book", "sel_page", 1, 1_500)])));
        }

        await Task.WhenAll(ids.Select(id => _shop.ShipAsync(id, Shop.Birch)));
        await _shop.RestartAsync();
        await Task.WhenAll(ids.Take(4).Select(id => _shop.ShipAsync(id, Shop.Page, 1)));
        await _shop.RunUntilAsync(async () => await _shop.Orders.Store.Set<IssuedDocument>().CountAsync(null, CancellationToken.None) >= orders + 4, "all invoices are issued");

        var issued = await _shop.Orders.Store.Set<IssuedDocument>().ListAsync(new(), CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, orders).Select(DocumentNumberOf("sel_birch")), issued.Where(document => document.SellerId == "sel_birch").Select(document => document.Number).Order());
        Assert.Equal(Enumerable.Range(1, 4).Select(DocumentNumberOf("sel_page")), issued.Where(document => document.SellerId == "sel_page").Select(document => document.Number).Order());
    }

    [Fact]
    public async Task What_was_cancelled_before_is_not_charged_and_what_goes_back_afterwards_is_credited()
    {
        var id = await _shop.ConfirmedAsync(ThreeLightMugs());
        await CancelOneAsync(id);
        await _shop.ShipAsync(id, Shop.Birch, quantity: 1);
        var invoice = (await IssuedAsync(id, 1)).At("0");
        await CancelOneAsync(id);
        var note = (await IssuedAsync(id, 2)).At("1");

        Assert.Equal(2_890, invoice.At("total.minorUnits").GetInt32());
        Assert.Equal(("CREDIT_NOTE", 1_200), (note.Text("kind"), note.At("total.minorUnits").GetInt32()));
        var text = await TextAsync(note.Text("url"));
        Assert.Contains(invoice.Text("number"), text, StringComparison.Ordinal);
        Assert.Contains("Reason:", text, StringComparison.Ordinal);
        foreach (var document in await _shop.Orders.Store.Set<IssuedDocument>().ListAsync(new(), CancellationToken.None))
        {
            Assert.Equal(document.Content.Total.MinorUnits, document.Content.Lines.Sum(line => line.Gross.MinorUnits));
            Assert.Equal(document.Content.Total.MinorUnits, document.Content.Taxes.Sum(rate => rate.Taxable.MinorUnits + rate.Tax.MinorUnits));
            Assert.Equal(document.Content.Lines.Sum(line => line.Tax.MinorUnits), document.Content.Taxes.Sum(rate => rate.Tax.MinorUnits));
        }
    }

    [Fact]
    public async Task Several_parcels_are_one_invoice_and_one_delivery()
    {
        var id = await _shop.ConfirmedAsync(ThreeLightMugs());
        var before = await _shop.FindAsync(id);
        await _shop.ShipAsync(id, Shop.Birch, quantity: 1);
        await IssuedAsync(id, 1);
        await _shop.ShipAsync(id, Shop.Birch, quantity: 1);
        await _shop.ShipAsync(id, Shop.Birch);
        await _shop.RunUntilAsync(async () => (await _shop.FindAsync(id)) is { DocumentsDueAt: null, Status: OrderStatus.Delivered }, "all is delivered and documented");

        var after = await _shop.ReadAsync(id);
        Assert.Equal(3, after.At("sellerOrders.0.fulfilments").GetArrayLength());
        Assert.Equal((before.Total.MinorUnits, before.ShippingTotal.MinorUnits), (after.At("total.minorUnits").GetInt64(), after.At("shippingTotal.minorUnits").GetInt64()));
        Assert.Equal(before.Total.MinorUnits, (await DocumentsAsync(id)).EnumerateArray().Single().At("total.minorUnits").GetInt64());
        Assert.Equal(before.Total.MinorUnits, Assert.Single(_shop.Others.Payments).Value.Input.At("amount.minorUnits").GetInt64());
        Assert.DoesNotContain(_shop.Others.Fakes.Calls, call => call.Field is "refundOpen" or "paymentVoid");
    }

    [Fact]
    public async Task A_seller_that_cannot_be_named_delays_the_invoice_and_loses_no_number()
    {
        var id = await _shop.ConfirmedAsync();
        _shop.Others.Break("seller");
        await _shop.ShipAsync(id, Shop.Birch);
        for (var i = 0; i < 3; i++)
        {
            _shop.Clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Delay(50);
        }

        Assert.Equal(0, (await DocumentsAsync(id)).GetArrayLength());
        _shop.Others.Mend("seller");

        Assert.Equal(DocumentNumberOf("sel_birch")(1), (await IssuedAsync(id, 1)).Text("0.number"));
    }

    [Fact]
    public async Task A_link_opens_one_document_for_some_minutes_and_a_token_those_of_its_holder()
    {
        var id = await _shop.ConfirmedAsync();
        await _shop.ShipAsync(id, Shop.Birch);
        var url = (await IssuedAsync(id, 1)).Text("0.url");
        var path = url[..url.IndexOf('?', StringComparison.Ordinal)];

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(url));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(url[..^1] + (url[^1] == 'A' ? 'B' : 'A')));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Regex.Replace(url, "expires=(\\d)", "expires=9$1")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(url.Replace("doc_", "doc_0", StringComparison.Ordinal)));
        foreach (var (user, status) in new[]
                 {
                     (Shop.Sam, HttpStatusCode.OK), (Shop.Birch, HttpStatusCode.OK), (Shop.Admin, HttpStatusCode.OK), (Shop.Support, HttpStatusCode.OK),
                     (Shop.Page, HttpStatusCode.NotFound), (new TestUser("usr_eve"), HttpStatusCode.NotFound),
                 })
        {
            Assert.Equal(status, await StatusAsync(path, user));
        }

        _shop.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(url));
    }

    [Fact]
    public async Task Packing_slips_are_the_sellers_and_name_no_price()
    {
        const string slips = "query($id: ID!) { sellerOrder(id: $id) { packingSlipUrl fulfilments { packingSlipUrl } } }";
        var id = await _shop.ConfirmedAsync(ThreeLightMugs());
        var part = await _shop.ShipAsync(id, Shop.Birch, quantity: 2);
        var variables = new { id = part.Text("id") };
        var seen = (await _shop.Orders.As(Shop.Birch).DataAsync(slips, variables)).At("sellerOrder");
        var bought = (await _shop.Orders.As(Shop.Sam).DataAsync(slips, variables)).At("sellerOrder");

        var left = await TextAsync(seen.Text("packingSlipUrl"));
        var parcel = await TextAsync(seen.Text("fulfilments.0.packingSlipUrl"));

        Assert.Contains("Articles: 1", left, StringComparison.Ordinal);
        Assert.Contains("Articles: 2", parcel, StringComparison.Ordinal);
        Assert.Contains("Parcel Co", parcel, StringComparison.Ordinal);
        Assert.DoesNotContain("12.00", parcel, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, bought.At("packingSlipUrl").ValueKind);
        Assert.Equal(JsonValueKind.Null, bought.At("fulfilments.0.packingSlipUrl").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/documents/{part.Text("id")}.pdf", Shop.Sam));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"/documents/{part.Text("id")}.pdf", Shop.Birch));
    }

    [Fact]
    public async Task A_long_invoice_has_as_many_pages_as_it_needs_and_all_its_lines()
    {
        var lines = Enumerable.Range(1, 80).Select(index => new FakeCartLine($"crl_{index}", "var_mug", "sel_birch", 1, 100 + index)).ToArray();
        _shop.Others.Stock["var_mug"] = 100;
        var cart = _shop.Others.AddCart("crt_long", userId: Shop.Sam.Id, lines: lines);
        var input = Shop.InputFor(cart);
        input["expectedTotal"] = new { minorUnits = lines.Sum(line => line.UnitPrice), currency = "EUR" };
        input["deliveryBySeller"] = new[] { new { sellerId = "sel_birch", code = "STANDARD" } };
        var total = (await _shop.Orders.As(Shop.Sam).DataAsync(
            "query($id: ID!, $a: AddressInput!) { checkoutQuote(cartId: $id, address: $a) { total { minorUnits } } }", new { id = cart.Id, a = Shop.Address() })).At("checkoutQuote.total.minorUnits").GetInt64();
        input["expectedTotal"] = new { minorUnits = total, currency = "EUR" };
        var id = (await Shop.PlaceAsync(_shop.Orders.As(Shop.Sam), input)).Text("order.id");
        await _shop.PayAsync(id);
        await _shop.BecomesAsync(id, OrderStatus.Confirmed);
        await _shop.ShipAsync(id, Shop.Birch);

        using var pdf = PdfDocument.Open(await _http.GetByteArrayAsync(new Uri(_shop.Orders.Url + (await IssuedAsync(id, 1)).Text("0.url"))));

        Assert.True(pdf.NumberOfPages > 1);
        var pages = pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)).ToList();
        Assert.Equal(80, pages.Sum(page => Regex.Count(page, "Title of var_mug")));
        Assert.All(pages, page => Assert.Contains($"of {pages.Count}", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sel_page", "A", "Berlin", null, "NOT_FOUND", "sellerId")]
    [InlineData("sel_birch", " ", "Berlin", null, "INVALID", "name")]
    [InlineData("sel_birch", "A", "", null, "INVALID", "city")]
    [InlineData("sel_birch", "A", "Berlin", " ", "INVALID", "taxNumber")]
    public async Task Invoice_details_are_checked(string sellerId, string name, string city, string? taxNumber, string code, string field)
    {
        var payload = await DetailsAsync(name, taxNumber, sellerId, city);

        Assert.Equal([code], payload.UserErrorCodes());
        Assert.Equal(field, payload.At("userErrors.0.field").EnumerateArray().Last().GetString());
    }

    private FakeCart ThreeLightMugs() =>
        _shop.Others.AddCart("crt_sam", userId: Shop.Sam.Id, lines: new FakeCartLine("crl_1", "var_mug", "sel_birch", 3, 1_200) { WeightGrams = 100 });

    private static Func<int, string> DocumentNumberOf(string sellerId) => sequence => DocumentNumber.Of(sellerId, DocumentKind.Invoice, 2026, sequence);

    private async Task<JsonElement> DetailsAsync(string name, string? taxNumber, string sellerId = "sel_birch", string city = "Berlin") => (await _shop.Orders.As(Shop.Birch).DataAsync(
        "mutation($input: InvoiceDetailsSetInput!) { invoiceDetailsSet(input: $input) { lines userErrors { code field } } }",
        new { input = new { idempotencyKey = Guid.NewGuid().ToString(), sellerId, taxNumber, address = new { name, line1 = "Werkstatt 1", city, postalCode = "10115", countryCode = "DE" } } }))
        .At("invoiceDetailsSet");

    private async Task<JsonElement> DocumentsAsync(string orderId) => (await _shop.Orders.As(Shop.Sam).DataAsync(Query, new { id = orderId })).At("order.documents");

    private async Task<JsonElement> IssuedAsync(string orderId, int count)
    {
        await _shop.RunUntilAsync(async () => (await DocumentsAsync(orderId)).GetArrayLength() >= count, $"{count} documents are issued");
        return await DocumentsAsync(orderId);
    }

    private async Task CancelOneAsync(string orderId)
    {
        var lineId = (await _shop.ReadAsync(orderId)).Text("sellerOrders.0.lines.0.id");
        var payload = await _shop.Orders.As(Shop.Sam).DataAsync(
            "mutation($input: OrderCancelInput!) { orderCancel(input: $input) { userErrors { code } } }",
            new { input = new { idempotencyKey = Guid.NewGuid().ToString(), orderId, reason = "Too many", lines = new[] { new { lineId, quantity = 1 } } } });
        Assert.Empty(payload.At("orderCancel").UserErrorCodes());
    }

    private async Task<string> TextAsync(string url)
    {
        using var pdf = PdfDocument.Open(await _http.GetByteArrayAsync(new Uri(_shop.Orders.Url + url)));
        return string.Join('\n', pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));
    }

    private async Task<HttpStatusCode> StatusAsync(string url, TestUser? user = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_shop.Orders.Url + url));
        if (user is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await TestAuthority.GetAsync()).TokenFor(user));
        }

        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }
}
