// The door: the command line is understood, one program is opened, its exit code is ours.
#include "crew/crew.hpp"
#include "day/match.hpp"
#include "program/command_line.hpp"

#include <cstdio>
#include <exception>

namespace {

using namespace bot::program;

int open(const asked_for& what) {
    return bot::day::match(
        what, [](const run_options& it) { return run(it); }, [](const rehearse_options& it) { return rehearse(it); },
        [](const check_options& it) { return check(it); },
        [](const check_plan_options& it) { return check_plan(it.file); },
        [](const import_options& it) { return import_plan(it); }, [](const report_options& it) { return report(it); },
        [](const verify_options& it) { return verify(it); }, [](const sessions_options& it) { return sessions(it); },
        [](const setup_options& it) { return set_up_mattermost(it); },
        [](const told& it) {
            std::fputs(it.text.c_str(), it.code == ended_well ? stdout : stderr);
            return static_cast<int>(it.code);
        });
}

}  // namespace

int main(int count, char** words) {
    try {
        return open(understand({words + 1, words + count}));
    } catch (const std::exception&) {
        std::fprintf(stderr, "chaosday: %s\n", bot::crew::text_of(std::current_exception()).c_str());
        return broken;
    }
}
