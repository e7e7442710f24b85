// The rooms wired together: the record, the desk, its clock, the gatekeeper and the outbox. What differs between a real
// run and a rehearsal (which platforms, whose clock) is given from outside.
#pragma once

#include "chat/outbox.hpp"
#include "crew/crew.hpp"
#include "desk/desk.hpp"
#include "desk/gatekeeper.hpp"
#include "program/bearers.hpp"
#include "program/known_names.hpp"
#include "program/owed_reports.hpp"
#include "program/report_press.hpp"
#include "record/disk.hpp"
#include "record/file_journal.hpp"
#include "record/threads.hpp"
#include "speech/phrasebook.hpp"

#include <boost/asio/io_context.hpp>
#include <optional>

namespace bot::program {

class house {
public:
    struct ground {
        boost::asio::io_context& io;
        clock::clock& time;    ///< the day's: the wall's, or the rehearsal's
        clock::clock& steady;  ///< for limits of the network and the disk
        std::filesystem::path record;
        speech::phrasebook words;
        desk::shelf& plans;
        day::house_rules rules;
        std::string default_zone;
        crew::teller tell;
        /// The disk or we ourselves are broken: the program ends with exit code 1.
        std::function<void(const std::string& why)> broken;
        /// Who writes the record; nothing: two threads of its own.
        std::optional<record::workers> workers = std::nullopt;
        /// Makes a PNG of a picture; nothing: rsvg-convert.
        report_press::painting paint = nullptr;
    };

    /// Opens the record. The error is for the operator, and tells which exit code it means.
    static std::expected<std::unique_ptr<house>, record::not_opened> open(ground on);
    ~house();

    /// Registers a platform; before start().
    void connect(chat::port& to);
    /// From here on time passes and announcements leave.
    void start();
    /// No new work, what is being sent has left, what was taken is on disk, and whoever was told to wait for the disk
    /// has heard what became of their words. Takes as long as the disk does.
    boost::asio::awaitable<void> stop();

    desk::desk& desk() { return *desk_; }
    /// As their platform shows them; the id where nobody knows a name.
    std::string name_of(const day::person_id& who) const;
    std::string name_of(const day::channel_id& which) const;
    speech::names names_shown() const;
    /// Where what takes a while hinders nobody who waits for an answer.
    boost::asio::any_io_executor aside() { return workers().snapshots; }
    /// What is no fact, and is to outlive a restart.
    kept_files& kept() { return *kept_; }
    /// Why nothing can be written down just now; nothing: all is well.
    std::optional<std::string> trouble() const;
    /// Templates that were edited; announcements from now on use them.
    void speak_with(speech::phrasebook words) { ground_.words = std::move(words); }

private:
    class names;
    house(ground on, std::unique_ptr<record::disk> disk, record::opened from);
    chat::port* port_of(day::platform on) const;
    void tell_of_lost(const day::channel_id& which);
    boost::asio::awaitable<void> show_new_roles(std::set<day::person_id> whose);
    record::workers workers();
    void open_outbox();
    boost::asio::awaitable<void> keep_names();
    void write_down_names();
    boost::asio::awaitable<void> settle_with_the_disk();

    ground ground_;
    std::unique_ptr<record::disk> disk_;  ///< what was opened refers to it
    std::unique_ptr<record::held_lock> lock_;
    std::unique_ptr<names> names_;
    known_names known_names_;
    std::set<day::day_id> with_new_names_;  ///< days that changed since their people's names were kept
    std::unique_ptr<kept_files> kept_;
    std::unique_ptr<record::threads> threads_;
    std::unique_ptr<record::file_journal> journal_;
    std::unique_ptr<desk::desk> desk_;
    std::map<day::platform, chat::port*> ports_;
    std::unique_ptr<report_press> press_;
    std::unique_ptr<chat::outbox> outbox_;
    std::unique_ptr<owed_reports> owed_;
    std::unique_ptr<desk::gatekeeper> gatekeeper_;
    std::unique_ptr<bearers> bearers_;
    crew::crew hands_;
};

}  // namespace bot::program
