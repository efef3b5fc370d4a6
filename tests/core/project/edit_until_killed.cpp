// Opens a project as the editor does and works on it until it is killed: a line on the standard
// output after each gesture. edit_until_killed PROJECT SEED

#include "tests/core/project/random_gestures.h"

#include "core/project/backups.h"
#include "core/project/project_file.h"
#include "core/project/recovery.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

#include <unistd.h>

int main(int argc, char **argv)
{
    using namespace weft;
    const QCoreApplication application(argc, argv);
    const QString path = QString::fromUtf8(argv[1]);
    const auto seed = static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10));
    const auto document = openDocument(path);
    if (!document || !(*document)->readOnlyReason().isEmpty()) {
        std::fprintf(stderr, "%s\n",
                     qPrintable(document ? (*document)->readOnlyReason()
                                         : document.error().message));
        return 1;
    }
    test::RandomGestures gestures(seed);
    const auto save = [&] {
        const Status status = seed % 2 ? (*document)->save(path)
                                       : writeBackup(toProjectText(*(*document)->root()), path);
        if (!status)
            std::abort();
    };
    std::puts("opened");
    std::fflush(stdout);
    for (;;) {
        gestures.next(**document, save);
        std::puts("done");
        std::fflush(stdout);
        ::usleep(200);
    }
}
