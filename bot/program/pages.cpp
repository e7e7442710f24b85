#include "program/pages.hpp"

#include "picture/svg.hpp"
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

}  // namespace

pages::pages(surroundings around)
    : around_(std::move(around)),
      listener_(around_.io.get_executor(), around_.steady, web::page_files(around_.files, around_.front),
          told_by(around_.tell), place_of(around_.how)),
      site_(around_.io.get_executor(), listener_, site_around()) {
    listener_.on("GET", "/day-picture.css",
        [](wire::http_request, wire::peer) -> net::awaitable<wire::http_response> { co_return picture_style(); });
    web::tell_health_on(listener_, [&in = around_.in] { return in.trouble(); }, around_.health);
    around_.in.desk().on_change([this](day::day_id) { site_.day_changed(); });
    around_.in.desk().serve_links(
        [this](day::day_id of, const day::person_id& who) -> std::expected<std::string, desk::no_link> {
            if (!can_be_reached()) return std::unexpected(desk::no_link::no_page);
            return site_.link_for(of, who);
        });
}

web::day_site::surroundings pages::site_around() {
    return {{around_.wall, eyes(), [this] { return address(); }, web::guest_file(around_.record), around_.tell},
        {around_.time, around_.steady, eyes(), [&in = around_.in] { return in.desk().settled(); }, names(),
            around_.in.desk(), around_.course, pictures()},
        told_by(around_.tell)};
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

web::drawn pages::pictures() const {
    return [this](const web::guest& who) -> std::string {
        const auto& days = around_.in.desk().known().days;
        const auto found = days.find(who.day);
        if (found == days.end()) return {};
        return report::live_picture(found->second, who.who, {around_.time.now(), names()});
    };
}

void pages::open() {
    listener_.listen(around_.how.address, around_.how.port);
    if (!can_be_reached())
        around_.tell(crew::severity::warning,
            "nobody can be given a link to the web pages: set public-url in [web] to the address that people use");
}

bool pages::can_be_reached() const {
    return listener_.port() != 0 && (!around_.how.public_url.empty() || wire::is_loopback(around_.how.address));
}

std::string pages::address() const {
    const auto ours = place_of(around_.how);
    return ours ? web::origin_of(*ours) : "http://127.0.0.1:" + std::to_string(listener_.port());
}

net::awaitable<void> pages::stop() {
    site_.close(goodbye);
    co_await listener_.stop(goodbye);
    co_await site_.stop();
}

}  // namespace bot::program
