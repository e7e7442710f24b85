#include "program/pages.hpp"

#include "crew/aside.hpp"
#include "picture/svg.hpp"
#include "program/noted_names.hpp"
#include "report/live_picture.hpp"
#include "wire/address.hpp"

namespace bot::program {

namespace net = boost::asio;

namespace {

constexpr auto goodbye = std::chrono::milliseconds(1'000);

crew::on_end told_by(const crew::teller& tell) {
    return [tell](const std::string& what, std::exception_ptr why) {
        if (why && !crew::was_stopped(why)) tell(crew::severity::warning, what + ": " + crew::text_of(why));
    };
}

/// The page's own: its policy lets none come within the picture.
wire::http_response picture_style() {
    return {200, {{"Content-Type", "text/css; charset=utf-8"}, {"Cache-Control", "no-cache"}},
        std::string(picture::svg_rules())};
}

web::public_place place_of(const web_config& how) {
    const auto read = how.public_url.empty() ? std::unexpected(std::string()) : wire::parse_address(how.public_url);
    return read ? web::public_place(*read) : std::nullopt;
}

/// What a picture needs to be drawn on another thread; nothing of it belongs to anybody else.
struct sitting {
    day::chaos_day day;
    day::person_id who;
    report::edition as;
};

}  // namespace

std::optional<std::string> origin_for_links(const web_config& how, std::uint16_t port) {
    if (port == 0) return std::nullopt;
    if (const auto ours = place_of(how)) return web::origin_of(*ours);
    if (!wire::is_loopback(how.address)) return std::nullopt;
    return web::origin_of({.tls = false, .host = how.address, .port = std::to_string(port), .target = "/"});
}

pages::pages(surroundings around)
    : around_(std::move(around)),
      listener_(around_.io.get_executor(), around_.steady, web::page_files(around_.files, around_.front),
          told_by(around_.tell), place_of(around_.how)),
      site_(around_.io.get_executor(), listener_, site_around()) {
    listener_.on("GET", "/day-picture.css",
        [](wire::http_request, wire::peer) -> net::awaitable<wire::http_response> { co_return picture_style(); });
    web::tell_health_on(listener_, [&in = around_.in] { return in.trouble(); }, around_.health);
    around_.in.desk().on_change([this](day::day_id of) { site_.day_changed(of); });
    around_.in.desk().on_new_roles([this](std::set<day::person_id> whose) { return show_new_roles(std::move(whose)); });
    around_.in.desk().serve_links(
        [this](day::day_id of, const day::person_id& who) -> std::expected<std::string, desk::no_link> {
            if (!origin()) return std::unexpected(desk::no_link::no_page);
            return site_.link_for(of, who);
        });
}

web::day_site::surroundings pages::site_around() {
    return {{around_.wall, eyes(), [this] { return origin().value_or(""); }, sessions_kept(), around_.tell},
        {around_.time, around_.steady, eyes(), [&in = around_.in] { return in.desk().settled(); }, names(),
            around_.in.desk(), around_.course, [this](const web::guest& who) { return picture_for(who); }},
        told_by(around_.tell)};
}

web::guest_file pages::sessions_kept() const {
    return web::guest_file(around_.record, [&in = around_.in](
                                               const std::filesystem::path& file, std::string text, const auto& done) {
        in.kept().write(file, std::move(text), "after a restart people have to ask for new links to their pages", done);
    });
}

web::look pages::eyes() const {
    return [&in = around_.in](day::day_id of, const day::person_id& who) -> std::optional<web::sight> {
        const auto& days = in.desk().known().days;
        const auto found = days.find(of);
        if (found == days.end()) return std::nullopt;
        const auto& day = found->second;
        return web::sight{day::role_of(day, who), day::public_day(day), day::agents_view(day, who)};
    };
}

/// A public picture is small, and drawn on the spot: aside it would wait for what agents are drawn, which nobody else
/// may notice.
web::gallery::making pages::picture_for(const web::guest& who_looks) const {
    const auto& days = around_.in.desk().known().days;
    const auto found = days.find(who_looks.day);
    if (found == days.end()) return web::made_already("");
    const auto& day = found->second;
    const auto now = around_.time.now();
    if (!day::agents_view(day, who_looks.who))
        return web::made_already(report::live_picture(day, who_looks.who, {now, names()}));
    auto it = std::make_shared<const sitting>(sitting{day, who_looks.who, {now, noted(day, names())}});
    return [it, aside = around_.in.aside()] {
        return crew::done_aside(aside, [it] { return report::live_picture(it->day, it->who, it->as); });
    };
}

net::awaitable<void> pages::show_new_roles(std::set<day::person_id> whose) {
    site_.roles_changed(whose);
    co_return;
}

void pages::open() {
    listener_.listen(around_.how.address, around_.how.port);
    if (!origin())
        around_.tell(crew::severity::warning,
            "nobody can be given a link to the web pages: set public-url in [web] to the address that people use");
}

std::optional<std::string> pages::origin() const { return origin_for_links(around_.how, listener_.port()); }

net::awaitable<void> pages::stop() {
    site_.close(goodbye);
    co_await listener_.stop(goodbye);
    co_await site_.stop();
}

}  // namespace bot::program
