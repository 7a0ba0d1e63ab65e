using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Octomart.DemoShop;
using Octomart.Supergraph.Tests.Journeys;
using Octomart.Testing;
using SkiaSharp;

namespace Octomart.Supergraph.Tests.BadInput;

/// <summary>
/// Makes what there is only after something else has happened: returns at every stage, a second warehouse, files that wait to be used, a promotion with
/// limits, carts that nothing else changes. What names them gets past NOT_FOUND, to the rules behind it.
/// </summary>
internal sealed class DeepThings(ShopFixture shop, DemoSeller seller, GraphQLClient owner, GraphQLClient buyer, GraphQLClient admin)
{
    private readonly Dictionary<string, string> _known = [];

    /// <summary>What can be named now, by mutation and field.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MakeAsync(string variantId, string productId)
    {
        await MakeReturnsAsync(variantId);
        await MakeCartsAsync(variantId);
        await MakePromotionAsync();
        await MakeFilesAsync(productId);
        await MakeCategoriesAsync();
        await MakeOwnThingsAsync(variantId);
        var second = (await OkAsync(owner, "warehouseUpsert", "warehouse { id }", new { sellerId = seller.SellerId, name = "Second", countryCode = "SE" })).Text("warehouse.id");
        (_known["toWarehouseId"], _known["warehouseRetire.id"]) = (second, second);
        return _known;
    }

    /// <summary>An order that has arrived, of which some is to be sent back: a return for each thing that can be done with one.</summary>
    private async Task MakeReturnsAsync(string variantId)
    {
        var shopper = new Shopper(buyer, isGuest: false);
        Assert.Empty((await shopper.AddAsync((variantId, 8))).UserErrorCodes());
        Assert.Empty((await shopper.PlaceAsync()).UserErrorCodes());
        await shopper.PayAsync("sim_success");
        await shopper.OrderBecomesAsync("CONFIRMED");
        await Shipping.ShipAsync(owner, shopper, seller, "BAD 1");
        await Eventually.HoldsAsync(async () => (await shopper.OrderAsync()).Text("sellerOrders.0.status") == "DELIVERED", "the parcel has arrived");
        var part = (await buyer.DataAsync("query($id: ID!) { order(id: $id) { sellerOrders { id lines { id } } } }", new { id = shopper.OrderId })).At("order.sellerOrders.0");
        (_known["returnRequest.sellerOrderId"], _known["returnRequest.lineId"]) = (part.Text("id"), part.Text("lines.0.id"));
        _known["returnReceive.lineId"] = part.Text("lines.0.id");
        foreach (var mutation in new[] { "returnDecide", "returnMarkSent", "returnWithdraw", "returnReceive" })
        {
            var id = (await OkAsync(buyer, "returnRequest", "return { id }", new
            {
                idempotencyKey = Shopper.Key(),
                sellerOrderId = part.Text("id"),
                reason = "Too bad",
                lines = new[] { new { lineId = part.Text("lines.0.id"), quantity = 1 } },
            })).Text("return.id");
            _known[$"{mutation}.id"] = id;
            if (mutation is "returnMarkSent" or "returnReceive")
            {
                await OkAsync(owner, "returnDecide", "return { id }", new { idempotencyKey = Shopper.Key(), id, approve = true });
            }
        }
    }

    /// <summary>A guest's cart for each mutation that names one and its version, so that none makes another's stale.</summary>
    private async Task MakeCartsAsync(string variantId)
    {
        foreach (var mutation in new[] { "cartLinesSet", "cartCouponApply", "cartCouponRemove", "cartAcceptChanges", "orderPlace", "cartMerge" })
        {
            var shopper = new Shopper(shop.Guest());
            Assert.Empty((await shopper.AddAsync((variantId, 1))).UserErrorCodes());
            (_known[$"{mutation}.cartId"], _known[$"{mutation}.guestToken"]) = (shopper.CartId!, shopper.CartToken!);
            _known[mutation == "orderPlace" ? "orderPlace.cartVersion" : $"{mutation}.version"] = "1";
        }

        _known["orderPlace.email"] = "guest@example.org";
    }

    private async Task MakePromotionAsync()
    {
        var promotion = (await OkAsync(owner, "promotionUpsert", "promotion { id version }", new
        {
            idempotencyKey = Shopper.Key(),
            name = "A promotion with limits",
            sellerId = seller.SellerId,
            code = "BADPENNY",
            benefit = new { percentageOff = new { basisPoints = 500 } },
            usageLimit = 3,
            perCustomerLimit = 1,
        })).At("promotion");
        _known["promotionEnd.id"] = promotion.Text("id");
        (_known["cartCouponApply.code"], _known["cartCouponRemove.code"]) = ("BADPENNY", "BADPENNY");
    }

    private async Task MakeFilesAsync(string productId)
    {
        using var bitmap = new SKBitmap(40, 40);
        var picture = bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
        _known["catalogImport.uploadId"] = await UploadAsync("/uploads/catalogues", Encoding.UTF8.GetBytes("id,title,price\nB1,Bad,1\n"));
        _known["mediaAdd.uploadId"] = await UploadAsync("/uploads/pictures", picture);
        var version = await VersionAsync(productId);
        await OkAsync(owner, "mediaAdd", "product { id }", new { productId, version, uploadId = await UploadAsync("/uploads/pictures", picture) });
        var product = (await owner.DataAsync("query($id: ID!) { product(id: $id) { version media { id } } }", new { id = productId })).At("product");
        (_known["mediaId"], _known["mediaIds"]) = (product.Text("media.0.id"), product.Text("media.0.id"));
        foreach (var mutation in new[] { "mediaAdd", "mediaRemove", "mediaReorder", "mediaUpdate", "productUpdate", "productReject", "productArchive", "productApprove", "productPublish" })
        {
            _known[$"{mutation}.version"] = product.At("version").GetRawText();
        }

        _known["bulkOperationCancel.id"] = (await OkAsync(owner, "catalogExport", "operation { id }", new { sellerId = seller.SellerId, format = "CSV" })).Text("operation.id");
    }

    private async Task MakeCategoriesAsync()
    {
        foreach (var field in new[] { "categoryMerge.id", "categoryMerge.intoId", "categoryRetire.id" })
        {
            _known[field] = (await OkAsync(admin, "categoryUpsert", "category { id }", new { name = $"For {field}" })).Text("category.id");
        }

        await OkAsync(admin, "attributeDefine", "attribute { code }", new { code = "penny", label = "Penny", kind = "NUMBER", unit = "mm" });
        _known["attributeUndefine.code"] = "penny";
    }

    /// <summary>What only its owner may name.</summary>
    private async Task MakeOwnThingsAsync(string variantId)
    {
        var products = (await buyer.DataAsync("{ products(first: 2, orderBy: { field: PRICE }) { nodes { id } } }")).At("products.nodes");
        foreach (var (mutation, product) in new[] { "reviewUpdate", "reviewDelete" }.Zip(products.EnumerateArray()))
        {
            _known[$"{mutation}.id"] = (await OkAsync(buyer, "reviewCreate", "review { id }", new { productId = product.Text("id"), rating = 3, body = "So so." })).Text("review.id");
        }

        _known["addressRemove.id"] = (await OkAsync(
            buyer, "addressSave", "user { addresses { id } }", new { name = "Sam", line1 = "1 Street", city = "Helsinki", postalCode = "00100", countryCode = "FI" })).Text("user.addresses.0.id");
        _known["savedItemMoveToCart.id"] = (await OkAsync(buyer, "wishListAdd", "savedItem { id }", new { variantId })).Text("savedItem.id");
    }

    private async Task<string> UploadAsync(string path, byte[] file)
    {
        using var http = new HttpClient { BaseAddress = new Uri(shop.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(file) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await shop.LoginAsync(seller.Owner.Email, shop.DemoPassword)).Text("accessToken"));
        using var answer = await http.SendAsync(request);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("uploadId");
    }

    private async Task<int> VersionAsync(string productId) =>
        (await owner.DataAsync("query($id: ID!) { product(id: $id) { version } }", new { id = productId })).At("product.version").GetInt32();

    private static async Task<JsonElement> OkAsync(GraphQLClient client, string mutation, string selection, object input)
    {
        var payload = (await client.DataAsync(
            $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {selection} userErrors {{ code message field }} }} }}", new { input })).At(mutation);
        Assert.True(payload.UserErrorCodes().Count == 0, $"{mutation}: {payload}");
        return payload;
    }
}
