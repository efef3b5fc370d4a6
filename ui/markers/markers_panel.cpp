#include "ui/markers/markers_panel.h"

#include "core/time/timecode.h"
#include "ui/controls/colour_button.h"
#include "ui/inspector/form.h"
#include "ui/session/session.h"
#include "ui/style/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace weft::ui {

namespace {

QIcon flag(const Colour &colour)
{
    QPixmap picture(16, 16);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toQColor(colour));
    painter.drawPolygon(QPolygonF({{3, 1}, {13, 1}, {13, 10}, {8, 15}, {3, 10}}));
    return picture;
}

} // namespace

MarkersPanel::MarkersPanel(Session &session, Actions &, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_empty(
          new QLabel(tr("No markers yet. Put the playhead somewhere and press the plus."), this))
    , m_add(iconButton("plus", tr("Add a marker at the playhead"), this))
    , m_remove(iconButton("trash", tr("Remove the marker"), this))
    , m_colour(new ColourButton(false, this))
{
    m_table->setAccessibleName(tr("Markers"));
    m_table->setHorizontalHeaderLabels({tr("Time"), tr("Name"), tr("Chapter"), tr("Note")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(NoteColumn, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->installEventFilter(this);
    m_empty->setWordWrap(true);
    m_colour->setAccessibleName(tr("Colour of the marker"));
    auto *const row = new QHBoxLayout;
    row->addWidget(m_add);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_colour);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addLayout(row);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);

    connect(m_add, &QToolButton::clicked, this, &MarkersPanel::add);
    connect(m_remove, &QToolButton::clicked, this, &MarkersPanel::removeCurrent);
    connect(m_table, &QTableWidget::itemChanged, this, &MarkersPanel::changed);
    connect(m_table, &QTableWidget::cellClicked, this, [this](int at) { goTo(at); });
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        const Marker *const marker = current();
        m_remove->setEnabled(marker);
        m_colour->setEnabled(marker);
        if (marker)
            m_colour->setColour(marker->colour);
        else
            m_colour->setMixed();
    });
    const auto colourEdit = [this](const Colour &colour) {
        SetMarker edit{.marker = current() ? current()->id : MarkerId()};
        edit.colour = colour;
        return edit;
    };
    connect(m_colour, &ColourButton::changed, this,
            [this, colourEdit](const Colour &colour) { m_session.apply(colourEdit(colour)); });
    connect(m_colour, &ColourButton::changing, this, [this, colourEdit](const Colour &colour) {
        (void) m_session.preview(colourEdit(colour));
    });
    connect(m_colour, &ColourButton::cancelled, this, [this] { m_session.endPreview(); });
    connect(&session, &Session::shownChanged, this,
            [this](const Document::Root &before, const Document::Root &now) {
                const Sequence *const was = before->activeSequence();
                const Sequence *const is = now->activeSequence();
                const bool isSame = was && is && was->id == is->id && was->markers == is->markers
                                    && was->settings == is->settings;
                if (!isSame)
                    fill();
            });
    fill();
}

const Marker *MarkersPanel::markerAt(int row) const
{
    const Sequence *const sequence = m_session.sequence();
    const bool isThere = sequence && row >= 0 && row < int(sequence->markers.size());
    return isThere ? &sequence->markers[size_t(row)] : nullptr;
}

const Marker *MarkersPanel::current() const
{
    return m_table->selectedItems().isEmpty() ? nullptr : markerAt(m_table->currentRow());
}

void MarkersPanel::fill()
{
    const Sequence *const sequence = m_session.sequence();
    m_isFilling = true;
    const int rows = sequence ? int(sequence->markers.size()) : 0;
    m_table->setRowCount(rows);
    for (int row = 0; row < rows; ++row)
        fillRow(row, sequence->markers[size_t(row)]);
    m_isFilling = false;
    m_empty->setVisible(rows == 0);
    m_table->setVisible(rows > 0);
    const Marker *const marker = current();
    m_remove->setEnabled(marker);
    m_colour->setEnabled(marker);
    if (marker)
        m_colour->setColour(marker->colour);
    else
        m_colour->setMixed();
}

void MarkersPanel::fillRow(int row, const Marker &marker)
{
    const SequenceSettings &settings = m_session.sequence()->settings;
    const QString texts[ColumnCount] = {toTimecode(marker.at, settings.rate, settings.dropFrame),
                                        marker.name,
                                        {},
                                        marker.note};
    for (int column = 0; column < ColumnCount; ++column) {
        QTableWidgetItem *item = m_table->item(row, column);
        if (!item) {
            item = new QTableWidgetItem;
            m_table->setItem(row, column, item);
        }
        if (column != ChapterColumn)
            item->setText(texts[column]);
        else
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    }
    m_table->item(row, TimeColumn)->setIcon(flag(marker.colour));
    m_table->item(row, ChapterColumn)->setCheckState(marker.chapter ? Qt::Checked : Qt::Unchecked);
}

void MarkersPanel::changed(QTableWidgetItem *item)
{
    const Marker *const marker = markerAt(item->row());
    if (m_isFilling || !marker)
        return;
    SetMarker edit{.marker = marker->id};
    switch (item->column()) {
    case TimeColumn: {
        const auto frame = parseTime(item->text(), m_session.sequence()->settings.rate);
        if (!frame) {
            m_session.notify({Notice::Kind::Note, frame.error().message});
            fill();
            return;
        }
        edit.at = *frame;
        break;
    }
    case NameColumn: edit.name = item->text(); break;
    case ChapterColumn: edit.chapter = item->checkState() == Qt::Checked; break;
    case NoteColumn: edit.note = item->text(); break;
    default: return;
    }
    if (!m_session.apply(edit))
        fill();
}

void MarkersPanel::goTo(int row)
{
    if (const Marker *const marker = markerAt(row))
        m_session.player().seek(marker->at);
}

void MarkersPanel::add()
{
    m_session.apply(AddMarker{.sequence = {}, .at = m_session.playhead()});
}

void MarkersPanel::removeCurrent()
{
    if (const Marker *const marker = current())
        m_session.apply(RemoveMarker{marker->id});
}

bool MarkersPanel::eventFilter(QObject *object, QEvent *event)
{
    const bool isPress = event->type() == QEvent::KeyPress;
    if (isPress || event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isOurs = key == Qt::Key_Delete || key == Qt::Key_Return || key == Qt::Key_Up
                            || key == Qt::Key_Down;
        if (isOurs && !isPress) {
            event->accept();
            return true;
        }
        if (isPress && key == Qt::Key_Delete) {
            removeCurrent();
            return true;
        }
        if (isPress && key == Qt::Key_Return) {
            goTo(m_table->currentRow());
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace weft::ui
