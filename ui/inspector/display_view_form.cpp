#include "ui/inspector/display_view_form.h"

#include "core/project/project_file.h"
#include "ui/controls/choice_field.h"
#include "ui/inspector/form.h"
#include "ui/project/file_chooser.h"
#include "ui/session/aside.h"
#include "ui/session/session.h"
#include "ui/style/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

const char *const kUses[] = {QT_TRANSLATE_NOOP("Sequence", "None"),
                             QT_TRANSLATE_NOOP("Sequence", "While editing"),
                             QT_TRANSLATE_NOOP("Sequence", "While editing, and in films")};

QString idOf(ViewUse use)
{
    const std::string_view name = nameOf(use);
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

} // namespace

DisplayViewForm::DisplayViewForm(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_use(new ChoiceField(this))
    , m_config(new QLineEdit(this))
    , m_display(new ChoiceField(this))
    , m_view(new ChoiceField(this))
    , m_source(new ChoiceField(this))
    , m_problem(new QLabel(this))
    , m_rows(new QWidget(this))
{
    std::size_t row = 0;
    for (const auto &use : enumNames(ViewUse()))
        m_use->add(idOf(use.value), QCoreApplication::translate("Sequence", kUses[row++]));
    m_config->setMinimumHeight(kLeastTarget);
    m_config->setPlaceholderText(tr("That of the variable OCIO"));
    m_config->setToolTip(tr("The file of an OpenColorIO configuration, such as config.ocio"));
    QToolButton *const choose = iconButton("folder-open", tr("Choose a configuration"), this);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("viewProblem"));
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(formRow(tr("Display view"), m_use));
    column->addWidget(m_rows);
    auto *const rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(formRow(tr("Configuration"), m_config, choose));
    rows->addWidget(m_problem);
    rows->addWidget(formRow(tr("Display"), m_display));
    rows->addWidget(formRow(tr("View"), m_view));
    rows->addWidget(formRow(tr("Its colours are"), m_source));
    m_source->setToolTip(tr("The colour space of the configuration that this sequence is in"));

    connect(choose, &QToolButton::clicked, this, &DisplayViewForm::chooseFile);
    connect(m_config, &QLineEdit::editingFinished, this, [this] {
        if (m_config->isModified())
            read();
    });
    connect(m_use, &ChoiceField::changed, this, [this] {
        if (!m_choices)
            read();
        showState();
    });
    connect(m_display, &ChoiceField::changed, this, [this](const QString &display) {
        m_wanted.display = display;
        m_wanted.view.clear();
        fillViews();
    });
    connect(m_view, &ChoiceField::changed, this,
            [this](const QString &view) { m_wanted.view = view; });
    connect(m_source, &ChoiceField::changed, this,
            [this](const QString &space) { m_wanted.source = space; });
    showState();
}

void DisplayViewForm::set(const DisplayView &view)
{
    m_wanted = view;
    m_use->setChoice(idOf(view.use));
    m_config->setText(view.config.isEmpty() ? QString()
                                            : absolutePath(view.config, m_session.folder()));
    if (view.use != ViewUse::None)
        read();
    showState();
}

DisplayView DisplayViewForm::view() const
{
    DisplayView view = m_wanted;
    for (const auto &use : enumNames(ViewUse())) {
        if (idOf(use.value) == m_use->choice())
            view.use = use.value;
    }
    if (view.use == ViewUse::None)
        return {};
    const QString folder = m_session.folder();
    const QString path = m_config->text().trimmed();
    if (path.isEmpty())
        view.config.clear();
    else if (view.config.isEmpty()
             || absolutePath(view.config, folder) != absolutePath(path, folder))
        view.config = storedPath(absolutePath(path, folder), folder);
    return view;
}

bool DisplayViewForm::isUsable() const
{
    return m_choices || m_use->choice() == idOf(ViewUse::None);
}

void DisplayViewForm::chooseFile()
{
    const QString file = FileChooser::of(m_session).fileToOpen(
        {.parent = window(),
         .title = tr("Choose an OpenColorIO Configuration"),
         .filter = tr("OpenColorIO configurations (*.ocio *.ocioz)")});
    if (file.isEmpty())
        return;
    m_config->setText(file);
    read();
}

/// Finds out what the configuration offers.
void DisplayViewForm::read()
{
    m_config->setModified(false);
    const QString path = m_config->text().trimmed();
    m_choices.reset();
    m_problem->clear();
    showState();
    aside(
        this,
        [file = path.isEmpty() ? QString() : absolutePath(path, m_session.folder())] {
            return displayChoices(file);
        },
        [this, read = ++m_reads](const Result<DisplayChoices> &choices) {
            if (read == m_reads)
                take(choices);
        });
}

void DisplayViewForm::take(const Result<DisplayChoices> &read)
{
    m_display->clear();
    m_source->clear();
    if (!read) {
        m_problem->setText(read.error().message);
    } else if (read->displays.empty()) {
        m_problem->setText(tr("The OpenColorIO configuration \"%1\" has no display to look at: "
                              "choose another one.")
                               .arg(m_config->text().trimmed()));
    } else {
        m_choices = *read;
        for (const DisplayChoices::Display &display : read->displays)
            m_display->add(display.name, display.name);
        m_source->add({}, tr("What it takes files as"));
        for (const QString &space : read->spaces)
            m_source->add(space, space);
        if (m_display->findData(m_wanted.display) < 0)
            m_wanted.display = m_display->itemData(0).toString();
        if (m_source->findData(m_wanted.source) < 0)
            m_wanted.source.clear();
        m_display->setChoice(m_wanted.display);
        m_source->setChoice(m_wanted.source);
    }
    fillViews();
    showState();
}

void DisplayViewForm::fillViews()
{
    m_view->clear();
    for (const DisplayChoices::Display &display :
         m_choices ? m_choices->displays : std::vector<DisplayChoices::Display>()) {
        if (display.name != m_wanted.display)
            continue;
        for (const QString &view : display.views)
            m_view->add(view, view);
    }
    if (m_view->findData(m_wanted.view) < 0)
        m_wanted.view = m_view->itemData(0).toString();
    m_view->setChoice(m_wanted.view);
}

void DisplayViewForm::showState()
{
    const bool isWanted = m_use->choice() != idOf(ViewUse::None);
    m_rows->setVisible(isWanted);
    m_problem->setVisible(!m_problem->text().isEmpty());
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, themeOf(this).problem);
    m_problem->setPalette(palette);
    for (ChoiceField *const field : {m_display, m_view, m_source})
        field->setEnabled(m_choices.has_value());
    Q_EMIT changed();
}

} // namespace weft::ui
