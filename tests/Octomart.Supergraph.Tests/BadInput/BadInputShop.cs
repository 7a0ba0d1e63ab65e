using System.Text.Json;
using Octomart.DemoShop;
using Octomart.Supergraph.Tests.Journeys;
using Octomart.Testing;

namespace Octomart.Supergraph.Tests.BadInput;

/// <summary>A shop of its own, since some of what is sent is accepted; with something of everything that can be named.</summary>
public sealed class BadInputShop : IAsyncLifetime
{
    private readonly ShopFixture _shop = new();

    /// <summary>Who sends: a guest, a buyer, a seller, an administrator.</summary>
    public IReadOnlyList<(string Name, GraphQLClient Client)> Callers { get; private set; } = [];

    /// <summary>What can be named, by field, or by mutation and field.</summary>
    public IReadOnlyDictionary<string, string> Known { get; private set; } = new Dictionary<string, string>();

    public string DataFolder => _shop.DataFolder;

    public async Task InitializeAsync()
    {
        await _shop.InitializeAsync();
        var seller = DemoSellers.All[0];
        Callers =
        [
            ("a guest", _shop.Guest()), ("a buyer", await _shop.SignInAsync(DemoPeople.Shopper)),
            ("a seller", await _shop.SignInAsync(seller.Owner)), ("an administrator", await _shop.SignInAsync(DemoPeople.Admin)),
        ];
        var owner = Callers[2].Client;
        var (variantId, productId) = await Catalogue.ListAsync(owner, seller.SellerId, "Bad penny", units: 50);
        var (order, part, partVersion, line, payment) = await OrderAsync(new Shopper(Callers[1].Client, isGuest: false), variantId);
        var cart = new Shopper(Callers[1].Client, isGuest: false);
        await cart.AddAsync((variantId, 1));
        var seen = await cart.CartAsync();
        var (cartLine, version) = (seen.Text("groups.0.lines.0.id"), seen.At("version").GetRawText());
        var category = (await owner.DataAsync("{ categoryTree { id version } }")).At("categoryTree.1");
        var warehouse = (await owner.DataAsync("query($id: ID!) { warehouses(sellerId: $id) { id } }", new { id = seller.SellerId })).Text("warehouses.0.id");
        var talk = (await owner.DataAsync("{ products(first: 20) { nodes { reviews(first: 1) { nodes { id } } questions(first: 1) { nodes { id } } } } }")).At("products.nodes");
        var (review, question) = (FirstOf(talk, "reviews"), FirstOf(talk, "questions"));
        var known = new Dictionary<string, string>
        {
            ["productId"] = productId,
            ["variantId"] = variantId,
            ["sellerId"] = seller.SellerId,
            ["orderId"] = order,
            ["sellerOrderId"] = part,
            ["paymentId"] = payment,
            ["lineId"] = line,
            ["cartId"] = cart.CartId!,
            ["cartLineSaveForLater.lineId"] = cartLine,
            ["categoryId"] = category.Text("id"),
            ["warehouseId"] = warehouse,
            ["fromWarehouseId"] = warehouse,
            ["toWarehouseId"] = warehouse,
            ["sellerOrderAccept.id"] = part,
            ["sellerOrderCancel.id"] = part,
            ["productArchive.id"] = productId,
            ["productUpdate.id"] = productId,
            ["productPublish.id"] = productId,
            ["productApprove.id"] = productId,
            ["productReject.id"] = productId,
            ["variantStockUpdate.id"] = variantId,
            ["sellerUpdate.id"] = seller.SellerId,
            ["sellerDecide.id"] = seller.SellerId,
            ["categoryMerge.id"] = category.Text("id"),
            ["categoryRetire.id"] = category.Text("id"),
            ["categoryMerge.intoId"] = category.Text("id"),
            ["id"] = review,
            ["questionVote.id"] = question,
            ["questionAnswer.id"] = question,
            ["questionModerate.id"] = question,
            ["email"] = "somebody@example.org",
            ["login.email"] = DemoPeople.Reviewers[0].Email,
            ["password"] = "correct horse battery staple",
            ["countryCode"] = "FI",
            ["currency"] = "EUR",
            ["Provider"] = "SIMULATED",
            ["returnUrl"] = "/",
            ["title"] = "A title",
            ["name"] = "A name",
            ["code"] = "standard",
            ["delta"] = "1",
            ["reason"] = "because",
            ["body"] = "Good enough, and well packed.",
            ["slug"] = "a-name",
            ["trackingUrl"] = "https://example.org/track",
            ["cartLinesSet.version"] = version,
            ["cartCouponApply.version"] = version,
            ["cartCouponRemove.version"] = version,
            ["cartAcceptChanges.version"] = version,
            ["cartLineSaveForLater.version"] = version,
            ["orderPlace.cartVersion"] = version,
            ["mediaAdd.version"] = "2",
            ["mediaRemove.version"] = "2",
            ["mediaReorder.version"] = "2",
            ["mediaUpdate.version"] = "2",
            ["productUpdate.version"] = "2",
            ["productReject.version"] = "2",
            ["sellerOrderAccept.version"] = partVersion,
            ["sellerOrderCancel.version"] = partVersion,
            ["sellerOrderShip.version"] = partVersion,
            ["promotionUpsert.freeDelivery"] = "true",
            ["deliveryMethodUpsert.code"] = "STANDARD",
            ["deliveryMethodUpsert.sellerId"] = seller.SellerId,
            ["deliveryMethodRetire.code"] = "STANDARD",
            ["deliveryMethodRetire.sellerId"] = seller.SellerId,
            ["variantUpsert.sku"] = "BAD-1",
            ["categoryUpsert.name"] = "A category",
            ["refundCreate.paymentId"] = payment,
            ["sellerSuspend.id"] = DemoSellers.All[5].SellerId,
            ["sellerReinstate.id"] = DemoSellers.All[5].SellerId,
            ["questionReport.id"] = question,
        };
        foreach (var (field, value) in await new DeepThings(_shop, seller, owner, Callers[1].Client, Callers[3].Client).MakeAsync(variantId, productId))
        {
            known[field] = value;
        }

        Known = known;
    }

    public async Task DisposeAsync()
    {
        foreach (var (_, client) in Callers)
        {
            client.Dispose();
        }

        await _shop.DisposeAsync();
    }

    private static string FirstOf(JsonElement products, string kind) =>
        products.EnumerateArray().Select(product => product.At($"{kind}.nodes")).First(nodes => nodes.GetArrayLength() > 0).Text("0.id");

    private static async Task<(string Order, string Part, string PartVersion, string Line, string Payment)> OrderAsync(Shopper buyer, string variantId)
    {
        Assert.Empty((await buyer.AddAsync((variantId, 2))).UserErrorCodes());
        Assert.Empty((await buyer.PlaceAsync()).UserErrorCodes());
        var payment = (await buyer.PayAsync("sim_success")).Text("payment.id");
        await buyer.OrderBecomesAsync("CONFIRMED");
        var order = (await buyer.Graph.DataAsync("query($id: ID!) { order(id: $id) { sellerOrders { id version lines { id } } } }", new { id = buyer.OrderId })).At("order.sellerOrders.0");
        return (buyer.OrderId, order.Text("id"), order.At("version").GetRawText(), order.Text("lines.0.id"), payment);
    }
}
