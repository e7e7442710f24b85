// The programs behind chaosday's subcommands. Each takes what the command line said and returns the exit code.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace bot::program {

/// What a program's end means; `chaosday --help` lists them.
enum exit_code : int {
    ended_well = 0,
    broken = 1,          ///< the disk, or we ourselves: a supervisor should start it again
    wrong_usage = 2,     ///< the command line
    wrong_config = 3,    ///< configuration, templates or a plan: start again after mending them
    record_damaged = 4,  ///< the record needs a look by a person
    record_in_use = 5,   ///< another chaosday has it
    not_admitted = 6     ///< the platform refuses our tokens
};

struct run_options {
    std::filesystem::path config;
    bool log_json = false;
};
int run(const run_options& with);

struct rehearse_options {
    std::optional<std::filesystem::path> plan;  ///< none: the shipped single day
    std::optional<std::filesystem::path>
        directory;  ///< of the rehearsal's record; none: one that is removed at the end
    double speed = 1;
    std::uint16_t port = 8080;
    bool print = false;  ///< print the day's announcements and end
};
int rehearse(const rehearse_options& with);

struct check_options {
    std::filesystem::path config;
    bool online = false;
};
int check(const check_options& with);

int check_plan(const std::filesystem::path& file);

struct report_options {
    std::string day;                                     ///< its number or name; empty: the last one
    std::filesystem::path record = "/var/lib/chaosday";  ///< the record's directory
    std::string format = "md";                           ///< md, html, json, csv, svg or png
    std::optional<std::filesystem::path> out;            ///< none: stdout
    bool reveal = false;                                 ///< experiments, too, that are not revealed yet
};
int report(const report_options& with);

struct import_options {
    std::filesystem::path file;
    std::optional<std::filesystem::path> out;  ///< none: stdout
};
int import_plan(const import_options& with);

struct verify_options {
    std::filesystem::path directory;
    std::optional<std::filesystem::path> repair_to;  ///< a directory that is not there yet
};
int verify(const verify_options& with);

struct sessions_options {
    std::filesystem::path config;
    bool revoke = false;  ///< end all of them; else they are listed
};
int sessions(const sessions_options& with);

struct setup_options {
    std::filesystem::path config;
    std::string team;       ///< empty: the only one that the bot is in
    bool may_move = false;  ///< a command that calls another place is made to call the bot
};
/// Makes Mattermost's slash command, or says how.
int set_up_mattermost(const setup_options& with);

}  // namespace bot::program
