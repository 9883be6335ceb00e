/** What Excel could not do, by code of `EXCEL_ERROR_CODES`, and what to do. */
export const excel = {
  error: {
    AccessDenied:
      'The sheet is protected or you have no permission, so nothing could be written there; unprotect it (Review → Unprotect Sheet) and try again.',
    ActivityLimitReached: 'Excel is busy; wait a moment and try again.',
    ApiNotFound: 'This version of Excel cannot do this; update Office (2021 or later is needed).',
    CannotRegisterEvent:
      'Changes of the sheets cannot be followed; close and reopen the pane, and until then press Validate yourself.',
    CannotUpdateReadOnlyProperty:
      'The add-in made a mistake (it wrote a read-only property); copy the details for your administrator.',
    Conflict: 'Somebody else is changing the workbook; try again in a moment.',
    ConnectionFailure: 'The connection to Excel was lost; check the network and try again.',
    DirtySupportingFormula: 'Formulas are still being calculated; wait until Excel has finished and try again.',
    EmptyChartSeries: 'A chart has no data to show; check the summary and try again.',
    FilteredRangeConflict: 'A filter is in the way; clear it and try again.',
    FormulaLengthExceedsLimit:
      'A formula is longer than Excel allows and was not written; copy the details for your administrator.',
    GeneralException: 'Excel failed without saying why; try again, and if it stays so, save and reopen the workbook.',
    InactiveWorkbook: 'This workbook is not in the active window; switch back to it and try again.',
    InsertDeleteConflict: 'Inserting or deleting rows would break a table or merged cells; deal with those first.',
    InvalidArgument:
      'Excel does not accept a value or an address; validate again, and if it stays so, copy the details for your administrator.',
    InvalidBinding: 'The binding to the cells is no longer valid; reopen the pane.',
    InvalidObjectPath: 'The add-in made a mistake (an object is no longer valid); reopen the pane and try again.',
    InvalidOperation:
      'Excel cannot do this now; close open dialogs, see whether the workbook is protected, and try again.',
    InvalidOperationInCellEditMode: 'A cell is being edited; press Enter or Esc and try again.',
    InvalidOrTimedOutSession: 'The session with Excel has expired; refresh the page or reopen the workbook.',
    InvalidReference: 'The cells referred to no longer exist; validate again.',
    InvalidRequest: 'Excel cannot process the request; reopen the pane and try again.',
    InvalidRequestContext:
      'The add-in made a mistake (the request context is no longer valid); reopen the pane and try again.',
    InvalidSelection: 'This does not work with the current selection; select an ordinary cell and try again.',
    ItemAlreadyExists: 'A sheet or a name of this name exists already; rename it and try again.',
    ItemNotFound: 'The sheet or the cells were deleted or renamed; validate again.',
    MergedRangeConflict: 'Merged cells are in the way; unmerge them and try again.',
    NonBlankCellOffSheet:
      'Inserting rows would push content off the end of the sheet; delete what is not needed there.',
    NotImplemented: 'This version of Excel lacks the feature; update Office or use the desktop version.',
    OpenWorkbookLinksBlocked: 'Excel blocked the opening of external links; ask your administrator.',
    OperationCellsExceedLimit: 'This concerns more cells than Excel allows at once; do it in several steps.',
    PivotTableRangeConflict: 'A PivotTable is in the way; move it to another sheet and try again.',
    PowerQueryRefreshResourceChallenge: 'A query must sign in to refresh; refresh it under Data and try again.',
    PropertyNotLoaded: 'The add-in made a mistake (data were not read yet); copy the details for your administrator.',
    RangeExceedsLimit:
      'The range has more cells than Excel allows; delete what stands outside the table and try again.',
    RangeImageExceedsLimit: 'The range is too large for a picture; choose a smaller one.',
    RefreshWorkbookLinksBlocked: 'Excel blocked the refreshing of external links; ask your administrator.',
    RequestAborted: 'Excel aborted the request; try again.',
    RequestPayloadSizeLimitExceeded:
      'More than 5 MB would be written at once and Excel refused it; do it in several steps.',
    ResponsePayloadSizeLimitExceeded:
      'The workbook holds more than the 5 MB that Excel gives at once; delete what stands outside the tables, or use desktop Excel.',
    RunMustReturnPromise: 'The add-in made a mistake; copy the details for your administrator.',
    Timeout: 'Excel has not answered for a long time; finish editing the cell, close open dialogs, and try again.',
    TooManyCells:
      'A sheet uses more than a million cells, which is no reporting sheet; delete needless rows and columns and try again.',
    Unauthenticated: 'You are not signed in, or no longer; sign in to Office again and retry.',
    UnsupportedFeature: 'The workbook uses something that Excel does not support here; use desktop Excel.',
    UnsupportedFillType: 'The fill of a cell cannot be handled; make it a solid colour and try again.',
    UnsupportedOperation: 'This is not supported here; use desktop Excel.',
    UnsupportedSheet:
      'A sheet of this kind (a chart sheet, for instance) cannot be handled; switch to an ordinary sheet.',
    ValueNotLoaded: 'The add-in made a mistake (a result was not read yet); copy the details for your administrator.',
    unknown:
      'Excel reported an error that we do not know ({code}); try again, and if it stays so, copy the details for your administrator.',
  },
  /** What the workbook holds after it. */
  state: {
    unchanged: 'The workbook is unchanged.',
    restored: 'What had been written was put back; the workbook is as it was before.',
    uncertain: 'Perhaps only a part was written; take back to restore what was there, then validate again.',
  },
};
