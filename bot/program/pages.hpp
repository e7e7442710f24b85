// The bot's web: its one listener with /health and the pages of days, and room for what else wants to be reached there
// (the rehearsal room, a platform's callbacks). It is made after the house and ends before it.
#pragma once

#include "program/config.hpp"
#include "program/house.hpp"
#include "web/day_site.hpp"
#include "web/health.hpp"

#include <optional>
#include <set>
#include <string>

namespace bot::program {

/// The beginning of every link to the pages, for a listener that has this port: where the operator says that people
/// reach us, else this machine as we listen on it. Nothing where a link would lead nobody here.
std::optional<std::string> origin_for_links(const web_config& how, std::uint16_t port);

class pages {
public:
    struct surroundings {
        boost::asio::io_context& io;
        house& in;
        clock::clock& time;    ///< the day's
        clock::clock& wall;    ///< this machine's
        clock::clock& steady;  ///< for limits of the network
        web_config how;
        std::filesystem::path record;  ///< sessions are kept beside it
        std::vector<std::filesystem::path> files;
        std::string front;
        std::function<web::clock_face()> course;
        crew::teller tell;
        web::more_to_tell health = nullptr;  ///< what /health tells besides
    };
    /// Throws std::runtime_error when the page files are not there.
    explicit pages(surroundings around);

    /// More can be registered here until open().
    web::listener& listener() { return listener_; }
    /// Throws system_error when the place is taken.
    void open();
    std::uint16_t port() const { return listener_.port(); }
    speech::names names() const { return around_.in.names_shown(); }
    void clock_turned() { site_.clock_turned(); }
    /// Goodbye to every page, then the listener ends; within about a second.
    boost::asio::awaitable<void> stop();

private:
    web::day_site::surroundings site_around();
    web::guest_file sessions_kept() const;
    web::look eyes() const;
    web::gallery::making picture_for(const web::guest& who_looks) const;
    std::optional<std::string> origin() const;
    boost::asio::awaitable<void> show_new_roles(std::set<day::person_id> whose);

    surroundings around_;
    web::listener listener_;
    web::day_site site_;
};

}  // namespace bot::program
