using Octomart.DemoShop;
using Spectre.Console;

namespace Octomart.AppHost.Shop;

/// <summary>What a newcomer needs to know once the shop is up.</summary>
internal static class WelcomePage
{
    public static void Show(IAnsiConsole console, ShopHost shop, string storefront, TimeSpan took)
    {
        var seller = DemoSellers.All[0];
        var places = new Grid().AddColumn().AddColumn();
        places.AddRow(new Text("Storefront"), new Text(storefront));
        places.AddRow(new Text("GraphQL"), new Text($"{shop.Url}/graphql"));
        places.AddRow(new Text("Explorer"), new Text($"{shop.Url}/explorer"));
        places.AddRow(new Text("Health"), new Text($"{shop.Url}/health"));
        places.AddRow(new Text("Mails"), new Text(Path.Combine(shop.DataDirectory, "mail")));
        places.AddEmptyRow();
        places.AddRow(new Text("Shopper"), new Text(DemoPeople.Shopper.Email));
        places.AddRow(new Text("Seller"), new Text($"{seller.Owner.Email}  ({seller.Name})"));
        places.AddRow(new Text("Admin"), new Text(DemoPeople.Admin.Email));
        places.AddRow(new Text("Password"), new Text($"{shop.DemoPassword}  (all demo accounts)"));
        console.Write(new Panel(places).Header($" Octomart is open, after {took.TotalSeconds:F1} s ").RoundedBorder().Padding(2, 1));
        console.MarkupLine("[grey]Ctrl+C closes the shop; its state stays in the data folder.[/]");
    }
}
